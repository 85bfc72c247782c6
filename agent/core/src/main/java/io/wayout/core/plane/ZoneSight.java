// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plane;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What every authoritative server of a zone at an account answered, address by address.
///
/// @param at when they were asked
/// @param oddity what is out of step; empty if all is well
/// @param oddSince since when there has been an oddity without a pause
/// @param isTold people know of it
public record ZoneSight(
    List<ServerSight> servers,
    Instant at,
    Optional<String> oddity,
    Optional<Instant> oddSince,
    boolean isTold) {
  /// Servers of one zone differ for a while after each change; longer is not right.
  private static final Duration LAG_MAX = Duration.ofMinutes(5);

  public ZoneSight {
    servers = List.copyOf(servers);
  }

  /// A zone at an account.
  public record Place(String account, DnsName zone) {}

  /// Nobody was asked yet.
  public static ZoneSight unseen(Instant now) {
    return new ZoneSight(List.of(), now, Optional.empty(), Optional.empty(), false);
  }

  /// The same after one more round of questions.
  ///
  /// @param difference between what the API says and what they answer
  public ZoneSight seen(List<ServerSight> next, Optional<String> difference, Instant now) {
    Optional<String> odd = difference.or(() -> oddity(next));
    Optional<Instant> since =
        odd.isEmpty() ? Optional.empty() : oddSince.or(() -> Optional.of(now));
    boolean isDue = since.filter(s -> !s.plus(LAG_MAX).isAfter(now)).isPresent();
    return new ZoneSight(next, now, odd, since, isDue);
  }

  /// What all answering servers say alike of a record; empty if they differ or nobody answers.
  public static Optional<Optional<RecordData>> agreed(List<ServerSight> servers, RecordKey key) {
    Set<Optional<RecordData>> all =
        servers.stream()
            .filter(s -> s.answers().containsKey(key))
            .map(s -> s.answers().getOrDefault(key, Optional.empty()))
            .collect(Collectors.toSet());
    return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
  }

  /// A zone that nobody answers for is told elsewhere.
  private static Optional<String> oddity(List<ServerSight> servers) {
    List<ServerSight> answering = servers.stream().filter(ServerSight::isAnswering).toList();
    if (answering.isEmpty()) {
      return Optional.empty();
    }
    Set<Long> serials = new HashSet<>();
    Set<Object> answers = new HashSet<>();
    answering.forEach(s -> {
      s.serial().ifPresent(serials::add);
      answers.add(s.answers());
    });
    if (answering.size() < servers.size()) {
      return servers.stream()
          .filter(s -> !s.isAnswering())
          .findFirst()
          .map(s -> s.where() + " is silent: " + s.detail());
    }
    if (answers.size() > 1) {
      return Optional.of("the servers answer differently: " + listed(answering, true));
    }
    return serials.size() > 1
        ? Optional.of("the servers have different serials: " + listed(answering, false))
        : Optional.empty();
  }

  private static String listed(List<ServerSight> servers, boolean isByAnswer) {
    return servers.stream()
        .map(s ->
            s.where()
                + ": "
                + (isByAnswer
                    ? s.answers().values().stream()
                        .map(d -> d.map(Object::toString).orElse("nothing"))
                        .distinct()
                        .sorted()
                        .limit(3)
                        .collect(Collectors.joining(" "))
                    : s.serial().map(String::valueOf).orElse("-")))
        .distinct()
        .limit(8)
        .collect(Collectors.joining(", "));
  }
}
