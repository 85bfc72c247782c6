// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.provider.CheckOutcome;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/// What came of a whole call, as the contract's verbs answer it. Thread-safe, without state.
public final class Verbs {
  private Verbs() {}

  /// @param count how many keys were asked for; a call that failed has failed for each of them
  public static List<ReadOutcome> read(Reply<List<ReadOutcome>> reply, int count) {
    return reply.fold(
        outcomes -> outcomes,
        failure -> Collections.nCopies(count, new ReadOutcome.Failed(failure)));
  }

  /// @param reply a failure means that nothing was sent
  /// @param count how many changes were asked for
  public static List<WriteOutcome> replaced(Reply<List<WriteOutcome>> reply, int count) {
    return reply.fold(
        outcomes -> outcomes,
        failure -> Collections.nCopies(count, new WriteOutcome.Refused(failure)));
  }

  /// @param question gives one line for people if all is well
  public static CheckOutcome checked(InstantSource clock, Supplier<Reply<String>> question) {
    Instant start = clock.instant();
    return question
        .get()
        .fold(
            detail -> new CheckOutcome.Healthy(detail, elapsed(start, clock.instant())),
            CheckOutcome.Failed::new);
  }

  /// @param settled what the settings say; not empty: the vendor is not asked
  /// @param question gives host names, with or without the final dot; none: the delegation tells
  public static NameServersOutcome nameServers(
      List<NameServer> settled, Supplier<Reply<List<String>>> question) {
    return settled.isEmpty()
        ? question.get().fold(Verbs::named, NameServersOutcome.Failed::new)
        : new NameServersOutcome.Known(settled);
  }

  private static NameServersOutcome named(List<String> hosts) {
    return hosts.isEmpty()
        ? new NameServersOutcome.FromDelegation()
        : new NameServersOutcome.Known(hosts.stream().map(Verbs::server).toList());
  }

  private static NameServer server(String host) {
    String plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return new NameServer(plain, NameServer.DNS_PORT);
  }

  /// A clock that was set back meanwhile tells nothing.
  private static Duration elapsed(Instant start, Instant end) {
    return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
  }
}
