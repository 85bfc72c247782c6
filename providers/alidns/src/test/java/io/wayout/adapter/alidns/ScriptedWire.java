// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Plays answers by a request's action and remembers what was asked.
final class ScriptedWire implements Wire {
  static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");

  private final Map<String, Answer> answers = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();

  ScriptedWire on(String action, Answer answer) {
    answers.put(action, answer);
    return this;
  }

  ScriptedWire on(String action, String body) {
    return on(action, new Answered(200, Map.of(), body));
  }

  @Override
  public Answer exchange(Request request) {
    requests.add(request);
    String action = request.headers().getOrDefault("x-acs-action", "");
    if (!answers.containsKey(action)) {
      throw new AssertionError("nobody expects " + action);
    }
    return answers.get(action);
  }

  List<Request> requests() {
    return requests;
  }

  /// What was asked, e.g. `GET DescribeDomains PageNumber=1&PageSize=1`, in order.
  List<String> log() {
    return requests.stream()
        .map(request ->
            request.method()
                + " "
                + request.headers().get("x-acs-action")
                + " "
                + request.uri().getRawQuery())
        .toList();
  }

  DnsProvider open(String... lines) {
    Map<String, List<String>> texts =
        lines.length == 0 ? Map.of() : Map.of("lines", List.of(lines));
    ProviderContext context =
        new ProviderContext(
            "lab",
            texts,
            Map.of(
                "access-key-id", () -> FakeAlidns.ID,
                "access-key-secret", () -> FakeAlidns.SECRET),
            InstantSource.fixed(NOW),
            Duration.ofSeconds(10),
            this);
    return new AlidnsProviderFactory().open(context);
  }
}
