// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.core.fold.Action;
import io.wayout.core.fold.Event;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Authorities.Answer;
import io.wayout.engine.port.Authorities.Expands;
import io.wayout.engine.port.Authorities.Has;
import io.wayout.engine.port.Authorities.HasNot;
import io.wayout.engine.port.Authorities.Resolved;
import io.wayout.engine.port.Authorities.Silent;
import io.wayout.engine.port.Effects.Lane;
import io.wayout.engine.port.Ports;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Proves that a change is served: every authoritative server of the zone answers it (I46). The
/// servers are asked side by side, many names at a time.
///
/// Confined to the loop, except the calls themselves.
public final class ServerVerifier {
  private final Ports ports;
  private final NameServers servers;
  private final Consumer<Event> events;
  private Map<String, DnsProvider> providers;
  private Map<Place, List<Action.AskServers>> waiting = new LinkedHashMap<>();
  private final Map<Place, Boolean> busy = new HashMap<>();

  private record Place(String account, DnsName zone) {}

  public ServerVerifier(
      Ports ports,
      NameServers servers,
      Consumer<Event> events,
      Map<String, DnsProvider> providers) {
    this.ports = ports;
    this.servers = servers;
    this.events = events;
    this.providers = providers;
  }

  public void use(Map<String, DnsProvider> newProviders) {
    this.providers = newProviders;
  }

  public void ask(Action.AskServers ask) {
    if (ask.notBefore().isAfter(ports.ticker().now())) {
      ports
          .effects()
          .at(
              ask.notBefore(),
              () -> {
                gather(ask);
                flush();
              });
    } else {
      gather(ask);
    }
  }

  /// Starts what has gathered since the last turn.
  public void flush() {
    Map<Place, List<Action.AskServers>> ready = waiting;
    waiting = new LinkedHashMap<>();
    ready.forEach((place, asks) -> {
      if (busy.containsKey(place)) {
        waiting.put(place, asks);
      } else {
        start(place, asks);
      }
    });
  }

  private void gather(Action.AskServers ask) {
    Place place = new Place(ask.place().account(), ask.place().key().zone());
    waiting.computeIfAbsent(place, _ -> new ArrayList<>()).add(ask);
  }

  private void start(Place place, List<Action.AskServers> asks) {
    DnsProvider provider = providers.get(place.account());
    if (provider == null) {
      return;
    }
    busy.put(place, true);
    Lane lane = new Lane("verify " + place.account() + " " + place.zone(), 1);
    ports
        .effects()
        .call(
            lane,
            () -> servers.of(place.account(), provider, place.zone()),
            found -> askAll(place, asks, found));
  }

  private void askAll(Place place, List<Action.AskServers> asks, List<NameServer> found) {
    Tally tally = new Tally(place, asks, found.size());
    if (found.isEmpty()) {
      tally.end("no authoritative server of " + place.zone() + " is known");
      return;
    }
    List<RecordKey> keys = asks.stream().map(a -> a.place().key()).toList();
    for (NameServer server : found) {
      ports
          .effects()
          .call(
              new Lane("server " + server, 2),
              () -> hear(server, keys, asks),
              heard -> tally.add(server, heard));
    }
  }

  /// Where the answer is addresses instead of a name, that name is resolved right after it.
  private Heard hear(NameServer server, List<RecordKey> keys, List<Action.AskServers> asks) {
    List<Answer> answers = ports.authorities().ask(server, keys);
    Map<DnsName, Resolved> resolved = new HashMap<>();
    for (int i = 0; i < asks.size(); i++) {
      if (answers.get(i) instanceof Expands
          && asks.get(i).wanted() instanceof RecordData.Alias(DnsName target)) {
        resolved.computeIfAbsent(target, ports.authorities()::resolve);
      }
    }
    return new Heard(answers, resolved);
  }

  /// What one server answered, and what the targets of aliases resolve to.
  private record Heard(List<Answer> answers, Map<DnsName, Resolved> resolved) {}

  /// Gathers the answers of all servers to one round of questions.
  private final class Tally {
    private final Place place;
    private final List<Action.AskServers> asks;
    private final int expected;
    private final List<List<String>> missing;
    private int answered;

    Tally(Place place, List<Action.AskServers> asks, int expected) {
      this.place = place;
      this.asks = asks;
      this.expected = expected;
      this.missing = new ArrayList<>();
      asks.forEach(_ -> missing.add(new ArrayList<>()));
    }

    void add(NameServer server, Heard heard) {
      for (int i = 0; i < asks.size(); i++) {
        List<String> texts = missing.get(i);
        objection(asks.get(i), heard.answers().get(i), heard.resolved())
            .ifPresent(text -> texts.add(server + " " + text));
      }
      answered++;
      if (answered == expected) {
        end("no server");
      }
    }

    void end(String whenNone) {
      busy.remove(place);
      List<Event.ServedEnd> ends = new ArrayList<>();
      for (int i = 0; i < asks.size(); i++) {
        boolean isServed = expected > 0 && missing.get(i).isEmpty();
        String detail = detail(isServed, asks.get(i), missing.get(i), whenNone);
        ends.add(new Event.ServedEnd(asks.get(i).step(), isServed, detail));
      }
      events.accept(new Event.ServersAsked(ends));
      flush();
    }

    private String detail(
        boolean isServed, Action.AskServers ask, List<String> texts, String whenNone) {
      if (isServed) {
        return "answered by all of " + expected + " authoritative servers" + compared(ask);
      }
      return texts.isEmpty() ? whenNone : "not yet: " + String.join(", ", texts);
    }
  }

  private static String compared(Action.AskServers ask) {
    return ask.wanted() instanceof RecordData.Alias(DnsName target)
        ? " with addresses that " + target + " has, too"
        : "";
  }

  private static Optional<String> objection(
      Action.AskServers ask, Answer answer, Map<DnsName, Resolved> resolved) {
    return switch (answer) {
      case Expands(var addresses) when ask.wanted() instanceof RecordData.Alias(DnsName target) ->
          AliasProof.objection(
              target, addresses, resolved.getOrDefault(target, new Resolved.Unknown("not asked")));
      case Expands(var addresses) -> Optional.of("answers " + String.join(",", addresses));
      case Has(var set) when set.data().equals(ask.wanted()) -> Optional.empty();
      case Has(var set) -> Optional.of("answers " + set.data());
      case HasNot _ -> Optional.of("answers no record");
      case Silent(String detail) -> Optional.of("is silent: " + detail);
    };
  }
}
