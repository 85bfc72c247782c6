// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.dns.DnsName;
import io.wayout.engine.port.Authorities.Resolved;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// Does a server's answer show that an ALIAS leads to its target? What the server answers at the
/// alias is compared with what our resolvers answer for the target, family by family. One common
/// address is enough, because large names give each asker a part of their addresses in turn. A
/// family that the target does not have must not be answered. Pure.
///
/// Two targets with a common address can't be told apart this way; then the API's word counts.
final class AliasProof {
  private AliasProof() {}

  /// Why the answer does not prove it; empty if it does.
  static Optional<String> objection(DnsName target, Set<String> answered, Resolved resolved) {
    return switch (resolved) {
      case Resolved.Unknown(String detail) ->
          Optional.of("can't be compared: " + target + " does not resolve here: " + detail);
      case Resolved.To(SortedSet<String> addresses) when addresses.isEmpty() ->
          Optional.of("can't be compared: " + target + " has no address");
      case Resolved.To(SortedSet<String> addresses) ->
          agrees(four(answered), four(addresses)) && agrees(six(answered), six(addresses))
              ? Optional.empty()
              : Optional.of(
                  "answers " + text(answered) + " where " + target + " has " + text(addresses));
    };
  }

  private static boolean agrees(Set<String> answered, Set<String> wanted) {
    return wanted.isEmpty() ? answered.isEmpty() : !Collections.disjoint(wanted, answered);
  }

  private static Set<String> six(Set<String> addresses) {
    return addresses.stream().filter(text -> text.contains(":")).collect(Collectors.toSet());
  }

  private static Set<String> four(Set<String> addresses) {
    return addresses.stream().filter(text -> !text.contains(":")).collect(Collectors.toSet());
  }

  private static String text(Set<String> addresses) {
    return addresses.isEmpty() ? "no address" : String.join(",", addresses);
  }
}
