// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.act;

import io.wayout.app.config.key.Addresses;
import io.wayout.app.config.tree.Printable;
import io.wayout.app.runbook.act.Work.Outcome;
import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.model.Act.Header;
import io.wayout.app.runbook.model.Rights;
import io.wayout.engine.probe.AddressRules;
import io.wayout.provider.Secret;
import io.wayout.provider.Wire;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Requests and programs.
final class Calls {
  private static final Duration DEADLINE_MAX = Duration.ofMinutes(10);
  private final Hands.Tools tools;

  Calls(Hands.Tools tools) {
    this.tools = tools;
  }

  /// The step's own deadline rules; a request ends with it.
  Outcome send(Work work, Act.Http act) {
    Rights rights = tools.rights().get();
    URI uri = URI.create(act.url());
    String host = String.valueOf(uri.getHost()).replaceAll("[\\[\\]]", "");
    boolean isForbidden =
        Addresses.isLiteral(host)
            && !AddressRules.allowing(rights.networks()).permits(InetAddress.ofLiteral(host));
    if (isForbidden) {
      return Outcome.failed(
          host + " is not public; allow its network in runbook-rights.networks to reach it");
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Idempotency-Key", work.run().id() + "/" + work.step().path().replace(' ', '-'));
    headers.put("User-Agent", "wayout");
    if (!act.body().isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    try {
      act.headers().forEach((name, value) -> headers.put(name, text(value)));
    } catch (Secret.Unavailable gone) {
      return Outcome.failed(String.valueOf(gone.getMessage()));
    }
    Wire wire = tools.wires().apply(deadline(work), rights.networks());
    return switch (wire.exchange(new Wire.Request(act.method(), uri, headers, act.body()))) {
      case Wire.Answered answered -> judge(act, answered);
      case Wire.NotSent(var reason, _) -> Outcome.failed("not sent: " + Printable.text(reason));
      case Wire.Lost(var reason) ->
          Outcome.failed("sent, and no whole answer came: " + Printable.text(reason));
    };
  }

  private static Outcome judge(Act.Http act, Wire.Answered answered) {
    String text = "answered " + answered.status();
    return act.expect().stream().anyMatch(s -> s.contains(answered.status()))
        ? Outcome.well(text)
        : Outcome.failed(text + ": " + Printable.text(answered.body()));
  }

  private static String text(Header header) {
    return switch (header) {
      case Header.Plain(var text) -> text;
      case Header.Hidden(var secret) -> secret.reveal();
    };
  }

  Outcome run(Work work, Act.Exec act) throws InterruptedException {
    String program = act.command().getFirst();
    return tools.rights().get().programs().contains(program)
        ? Programs.run(act.command(), work.run().id(), deadline(work))
        : Outcome.failed(program + " is not in runbook-rights.programs");
  }

  private static Duration deadline(Work work) {
    return work.limit().compareTo(DEADLINE_MAX) < 0 ? work.limit() : DEADLINE_MAX;
  }
}
