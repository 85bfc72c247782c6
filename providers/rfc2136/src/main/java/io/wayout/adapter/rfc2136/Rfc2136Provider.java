// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Refused;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xbill.DNS.TSIG;

/// The SPI's verbs at the primaries of an account. Each call has a connection of its own, so a call
/// never inherits another one's trouble; nothing is kept. Thread-safe.
final class Rfc2136Provider implements DnsProvider {
  private final Rfc2136Api api;
  private final Rfc2136Settings settings;
  private final InstantSource clock;

  Rfc2136Provider(Rfc2136Api api, Rfc2136Settings settings, InstantSource clock) {
    this.api = api;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    List<RecordKey> speakable = keys.stream().filter(key -> Unspeakable.of(key).isEmpty()).toList();
    Iterator<ReadOutcome> outcomes =
        speakable.isEmpty() ? Collections.emptyIterator() : ask(speakable).iterator();
    return keys.stream()
        .map(key ->
            Unspeakable.of(key).<ReadOutcome>map(ReadOutcome.Failed::new).orElseGet(outcomes::next))
        .toList();
  }

  private List<ReadOutcome> ask(List<RecordKey> keys) {
    return ask(
        (connection, _) -> outcomes(keys, api.read(connection, keys)),
        why -> keys.stream().<ReadOutcome>map(_ -> new ReadOutcome.Failed(why)).toList());
  }

  /// A primary that can't be reached is passed over; as soon as one could have received a byte of
  /// the update, no other is tried.
  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    return Unspeakable.of(changes).orElseGet(() -> send(changes, gate));
  }

  private List<WriteOutcome> send(List<Change> changes, SendGate gate) {
    int octets = Rfc2136Wire.update(changes).toWire().length;
    if (octets > Rfc2136Wire.UPDATE_OCTETS_MAX) {
      return all(
          changes,
          new Rejected(
              changes.size()
                  + " changes take "
                  + octets
                  + " octets, more than one message holds; send fewer"));
    }
    Deadline deadline = api.deadline();
    List<String> reasons = new ArrayList<>();
    try {
      TSIG key = api.key();
      for (NameServer server : api.servers()) {
        Deadline connecting = deadline.share(api.servers().size() - reasons.size());
        try (Rfc2136Connection connection = api.connect(server, key, connecting, deadline)) {
          return new Rfc2136Replacement(api, connection, gate, clock).of(changes);
        } catch (IOException e) {
          reasons.add(server + ": " + e.getMessage());
        }
      }
      return all(changes, new Unreachable(String.join("; ", reasons)));
    } catch (Rfc2136Api.UnusableKey unusable) {
      return all(changes, unusable.failure());
    }
  }

  @Override
  public Progress progress(Receipt receipt) {
    return new Progress.Untracked();
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    Instant start = clock.instant();
    return ask(
        (connection, server) -> {
          Optional<ProviderFailure> failure =
              zones.isEmpty() ? greet(connection) : missing(connection, zones);
          Duration elapsed = Duration.between(start, clock.instant());
          return failure
              .<CheckOutcome>map(CheckOutcome.Failed::new)
              .orElseGet(() -> new CheckOutcome.Healthy("primary " + server, elapsed));
        },
        CheckOutcome.Failed::new);
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    return settings.nameServers().isEmpty()
        ? new NameServersOutcome.FromDelegation()
        : new NameServersOutcome.Known(settings.nameServers());
  }

  @Override
  public void close() {
    // No connection outlives its call.
  }

  /// Something without effect that is said to one primary after another until one answers.
  @FunctionalInterface
  private interface Question<T> {
    T to(Rfc2136Connection connection, NameServer server) throws IOException;
  }

  private <T> T ask(Question<T> question, Function<ProviderFailure, T> onFailure) {
    Deadline deadline = api.deadline();
    List<ProviderFailure> failures = new ArrayList<>();
    try {
      TSIG key = api.key();
      for (NameServer server : api.servers()) {
        Deadline share = deadline.share(api.servers().size() - failures.size());
        try (Rfc2136Connection connection = api.connect(server, key, share, share)) {
          return question.to(connection, server);
        } catch (IOException e) {
          failures.add(Rfc2136Failures.ofIo(server.toString(), e));
        }
      }
      return onFailure.apply(joined(failures));
    } catch (Rfc2136Api.UnusableKey unusable) {
      return onFailure.apply(unusable.failure());
    }
  }

  /// One primary's failure as it is; several as one, with all that was tried.
  private static ProviderFailure joined(List<ProviderFailure> failures) {
    return failures.size() == 1
        ? failures.getFirst()
        : new Unreachable(
            failures.stream().map(ProviderFailure::detail).collect(Collectors.joining("; ")));
  }

  private List<ReadOutcome> outcomes(List<RecordKey> keys, List<Reply> replies) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> Rfc2136Replacement.outcome(keys.get(i), replies.get(i), clock.instant()))
        .toList();
  }

  private Optional<ProviderFailure> greet(Rfc2136Connection connection) throws IOException {
    return Rfc2136Failures.ofSignature(api.greet(connection), clock.instant());
  }

  private Optional<ProviderFailure> missing(Rfc2136Connection connection, List<DnsName> zones)
      throws IOException {
    List<Reply> replies = api.soas(connection, zones);
    for (int i = 0; i < zones.size(); i++) {
      DnsName zone = zones.get(i);
      Optional<ProviderFailure> failure = Rfc2136Failures.ofQuery(replies.get(i), clock.instant());
      if (failure.isPresent()) {
        return failure;
      }
      if (Rfc2136Wire.serial(zone, replies.get(i).message()).isEmpty()) {
        return Optional.of(new Absent("the server has no zone " + zone));
      }
    }
    return Optional.empty();
  }

  private static List<WriteOutcome> all(List<Change> changes, ProviderFailure failure) {
    WriteOutcome outcome = new Refused(failure);
    return changes.stream().map(_ -> outcome).toList();
  }
}
