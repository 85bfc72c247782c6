// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Hint;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Unreachable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.WireParseException;

/// What an answer means. A table in code, in the order in which its rows are tried; each row was
/// seen on BIND 9.18, Knot 3.2 and PowerDNS 4.7 (`docs/providers/rfc2136.md`).
final class Rfc2136Failures {
  private Rfc2136Failures() {}

  /// What is known after the answer to an update.
  sealed interface Verdict {
    /// The server says that it is done. No proof: see [Rfc2136Provider].
    record Done() implements Verdict {}

    /// A prerequisite did not hold; nothing was applied.
    record Unequal(String rcode) implements Verdict {}

    /// Surely not applied.
    record Not(ProviderFailure failure) implements Verdict {}

    /// Perhaps applied.
    record Maybe(ProviderFailure failure) implements Verdict {}
  }

  /// @param now our own time, to name the difference when the server finds our clock wrong
  static Verdict ofUpdate(Reply reply, Instant now) {
    Optional<ProviderFailure> signature = ofSignature(reply, now);
    if (signature.isPresent()) {
      return new Verdict.Not(signature.get());
    }
    return switch (reply.rcode()) {
      case Rcode.FORMERR -> new Verdict.Not(new Rejected("the server can't read the update"));
      case Rcode.NOTIMP -> new Verdict.Not(new Rejected("the server takes no dynamic updates"));
      case Rcode.SERVFAIL ->
          new Verdict.Maybe(new Unreachable("the server failed while it updated (SERVFAIL)"));
      case Rcode.REFUSED ->
          new Verdict.Not(new Denied("the server refuses this key or this update (REFUSED)"));
      case Rcode.NOTAUTH -> new Verdict.Not(new Absent("the server is no primary of the zone"));
      case Rcode.NOTZONE -> new Verdict.Not(new Rejected("a name is outside the zone (NOTZONE)"));
      default -> reply.isVerified() ? ofVerified(reply) : new Verdict.Maybe(unproven(reply));
    };
  }

  /// Why an answer to a query can't be used; empty if it can.
  static Optional<ProviderFailure> ofQuery(Reply reply, Instant now) {
    Optional<ProviderFailure> signature = ofSignature(reply, now);
    if (signature.isPresent()) {
      return signature;
    }
    return switch (reply.rcode()) {
      case Rcode.SERVFAIL ->
          Optional.of(new Unreachable("the server can't answer for the zone (SERVFAIL)"));
      case Rcode.REFUSED ->
          Optional.of(new Absent("the server does not serve the zone to us (REFUSED)"));
      case Rcode.NOTAUTH -> Optional.of(new Absent("the server is not authoritative (NOTAUTH)"));
      case Rcode.NOERROR, Rcode.NXDOMAIN ->
          reply.isVerified() ? ofAuthority(reply) : Optional.of(unproven(reply));
      default -> Optional.of(unproven(reply));
    };
  }

  /// What it means that no complete answer came, or one that can't be read.
  ///
  /// @param what where it happened
  static ProviderFailure ofIo(String what, IOException why) {
    String detail = what + ": " + why.getMessage();
    return why instanceof WireParseException ? new Garbled(detail) : new Unreachable(detail);
  }

  /// What the server thinks of our key and our clock; empty if it found nothing wrong. Knot answers
  /// an unknown key, and PowerDNS a bad signature, without a signature of its own.
  static Optional<ProviderFailure> ofSignature(Reply reply, Instant now) {
    String error = Rcode.TSIGstring(reply.signatureError());
    if (reply.signatureError() == Rcode.BADTIME) {
      return Optional.of(
          new Denied("the clocks differ (BADTIME)" + difference(reply, now), Hint.OUR_CLOCK));
    }
    if (reply.signatureError() != Rcode.NOERROR) {
      return Optional.of(new Denied("the server does not accept the TSIG key (" + error + ")"));
    }
    return reply.rcode() == Rcode.NOTAUTH && !reply.isVerified()
        ? Optional.of(new Denied("the server does not accept the TSIG key (unsigned NOTAUTH)"))
        : Optional.empty();
  }

  private static String difference(Reply reply, Instant now) {
    return reply
        .serverTime()
        .map(time -> ": the server's is " + time + ", " + apart(time, now))
        .orElse("");
  }

  private static String apart(Instant server, Instant ours) {
    Duration ahead = Duration.between(ours, server);
    String side = ahead.isNegative() ? " s behind ours" : " s ahead of ours";
    return Math.abs(ahead.toSeconds()) + side;
  }

  private static ProviderFailure unproven(Reply reply) {
    String rcode = Rcode.string(reply.rcode());
    return switch (reply.seal()) {
      case VERIFIED -> new Garbled("an unexpected answer: " + rcode);
      case BROKEN -> new Garbled("an answer whose signature does not verify: " + rcode);
      case ABSENT -> new Garbled("an answer without a signature: " + rcode);
    };
  }

  private static Optional<ProviderFailure> ofAuthority(Reply reply) {
    return reply.message().getHeader().getFlag(Flags.AA)
        ? Optional.empty()
        : Optional.of(new Absent("the server answers without authority for the zone"));
  }

  private static Verdict ofVerified(Reply reply) {
    return switch (reply.rcode()) {
      case Rcode.NOERROR -> new Verdict.Done();
      case Rcode.NXRRSET, Rcode.YXRRSET, Rcode.NXDOMAIN, Rcode.YXDOMAIN ->
          new Verdict.Unequal(Rcode.string(reply.rcode()));
      default -> new Verdict.Maybe(unproven(reply));
    };
  }
}
