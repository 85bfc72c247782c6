// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.law;

import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Request;
import io.wayout.core.fold.State;
import io.wayout.dns.DnsName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Entity tags of what is decided about a domain (RFC 9110 §8.8.3). A tag changes whenever the
/// domain is decided anew, not with its health.
public final class Etags {
  private Etags() {}

  /// The tag of a domain's newest decision.
  public static String of(State state, DnsName domain) {
    return "\"g" + state.memory(domain).generation() + "\"";
  }

  /// Ends a request whose If-Match names another decision than the newest one.
  ///
  /// @param domains what the order is about; a tag can speak for one only
  public static void require(Request request, State state, List<DnsName> domains)
      throws Problem.Stop {
    Optional<String> wanted = request.header("If-Match");
    if (wanted.isEmpty() || wanted.get().strip().equals("*")) {
      return;
    }
    if (domains.size() != 1) {
      throw Problem.badRequest(
              "If-Match speaks for one domain, and this is about " + domains.size(),
              "send planHash or expectedGenerations instead")
          .stop();
    }
    String now = of(state, domains.getFirst());
    boolean isMatch =
        Arrays.stream(wanted.get().split(",", -1)).map(String::strip).anyMatch(now::equals);
    if (!isMatch) {
      throw Problem.of(
              412,
              "PRECONDITION_FAILED",
              domains.getFirst() + " was decided anew since you looked",
              "look again, then repeat the order")
          .with("ETag", now)
          .stop();
    }
  }
}
