// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.rfc2136.Rfc2136Failures.Verdict;
import io.wayout.provider.ProviderFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/// What BIND 9.18, Knot 3.2 and PowerDNS 4.7 were seen to answer, and what it means.
class Rfc2136FailuresTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  @ParameterizedTest(name = "{0} {1} {2}: {3} {4}")
  @CsvSource(
      textBlock =
          """
          NOERROR,  VERIFIED, NOERROR, Done,    -
          NXRRSET,  VERIFIED, NOERROR, Unequal, -
          YXRRSET,  VERIFIED, NOERROR, Unequal, -
          NXDOMAIN, VERIFIED, NOERROR, Unequal, -
          YXDOMAIN, VERIFIED, NOERROR, Unequal, -
          FORMERR,  VERIFIED, NOERROR, Not,     Rejected
          FORMERR,  ABSENT,   NOERROR, Not,     Rejected
          NOTIMP,   ABSENT,   NOERROR, Not,     Rejected
          REFUSED,  VERIFIED, NOERROR, Not,     Denied
          REFUSED,  ABSENT,   NOERROR, Not,     Denied
          NOTAUTH,  VERIFIED, NOERROR, Not,     Absent
          NOTAUTH,  ABSENT,   NOERROR, Not,     Denied
          NOTAUTH,  BROKEN,   BADSIG,  Not,     Denied
          NOTAUTH,  BROKEN,   BADKEY,  Not,     Denied
          NOTAUTH,  VERIFIED, BADTIME, Not,     Denied
          NOTZONE,  VERIFIED, NOERROR, Not,     Rejected
          SERVFAIL, VERIFIED, NOERROR, Maybe,   Unreachable
          SERVFAIL, ABSENT,   NOERROR, Maybe,   Unreachable
          NOERROR,  ABSENT,   NOERROR, Maybe,   Garbled
          NOERROR,  BROKEN,   NOERROR, Maybe,   Garbled
          NXRRSET,  ABSENT,   NOERROR, Maybe,   Garbled
          RESERVED15, VERIFIED, NOERROR, Maybe, Garbled
          """)
  void answerToAnUpdate_meansWhatIsKnown(
      String rcode, Reply.Seal seal, String signature, String verdict, String failure) {
    Verdict actual = Rfc2136Failures.ofUpdate(reply(rcode, seal, signature, true), NOW);

    assertThat(actual.getClass().getSimpleName()).isEqualTo(verdict);
    assertThat(name(failureOf(actual))).isEqualTo(failure);
  }

  @ParameterizedTest(name = "{0} {1} {2} AA {3}: {4}")
  @CsvSource(
      textBlock =
          """
          NOERROR,  VERIFIED, NOERROR, true,  -
          NXDOMAIN, VERIFIED, NOERROR, true,  -
          NOERROR,  VERIFIED, NOERROR, false, Absent
          NOERROR,  ABSENT,   NOERROR, true,  Garbled
          NOERROR,  BROKEN,   NOERROR, true,  Garbled
          REFUSED,  VERIFIED, NOERROR, false, Absent
          REFUSED,  ABSENT,   NOERROR, false, Absent
          NOTAUTH,  VERIFIED, NOERROR, false, Absent
          NOTAUTH,  ABSENT,   NOERROR, false, Denied
          NOTAUTH,  BROKEN,   BADSIG,  false, Denied
          NOTAUTH,  VERIFIED, BADTIME, false, Denied
          SERVFAIL, VERIFIED, NOERROR, false, Unreachable
          NOTIMP,   ABSENT,   NOERROR, false, Garbled
          """)
  void answerToAQuery_isUsableOrFails(
      String rcode, Reply.Seal seal, String signature, boolean isAuthoritative, String failure) {
    Reply reply = reply(rcode, seal, signature, isAuthoritative);

    assertThat(name(Rfc2136Failures.ofQuery(reply, NOW))).isEqualTo(failure);
  }

  @ParameterizedTest
  @CsvSource({"1200, 1200 s ahead of ours", "-90, 90 s behind ours"})
  void clocksDiffer_differenceIsNamed(long seconds, String words) {
    Reply reply = reply("NOTAUTH", Reply.Seal.VERIFIED, "BADTIME", false);
    Message message = reply.message();
    message.removeAllRecords(Section.ADDITIONAL);
    message.addRecord(tsig(Rcode.BADTIME, NOW.plusSeconds(seconds)), Section.ADDITIONAL);

    ProviderFailure failure =
        Rfc2136Failures.ofSignature(new Reply(message, Reply.Seal.VERIFIED), NOW).orElseThrow();

    assertThat(failure.detail()).contains("BADTIME").contains(words);
  }

  private static String name(Optional<ProviderFailure> failure) {
    return failure.map(f -> f.getClass().getSimpleName()).orElse("-");
  }

  private static Optional<ProviderFailure> failureOf(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Done _, Verdict.Unequal _ -> Optional.empty();
      case Verdict.Not(var failure) -> Optional.of(failure);
      case Verdict.Maybe(var failure) -> Optional.of(failure);
    };
  }

  private static Reply reply(
      String rcode, Reply.Seal seal, String signature, boolean isAuthoritative) {
    Header header = new Header(1);
    header.setFlag(Flags.QR);
    header.setRcode(Rcode.value(rcode));
    if (isAuthoritative) {
      header.setFlag(Flags.AA);
    }
    Message message = new Message();
    message.setHeader(header);
    if (seal != Reply.Seal.ABSENT) {
      message.addRecord(tsig(signatureError(signature), NOW), Section.ADDITIONAL);
    }
    return new Reply(message, seal);
  }

  private static int signatureError(String name) {
    return switch (name) {
      case "BADSIG" -> Rcode.BADSIG;
      case "BADKEY" -> Rcode.BADKEY;
      case "BADTIME" -> Rcode.BADTIME;
      default -> Rcode.NOERROR;
    };
  }

  private static TSIGRecord tsig(int error, Instant serverTime) {
    byte[] other = new byte[6];
    long seconds = serverTime.getEpochSecond();
    for (int i = 5; i >= 0; i--) {
      other[i] = (byte) seconds;
      seconds >>= 8;
    }
    return new TSIGRecord(
        Name.root,
        DClass.ANY,
        0,
        TSIG.HMAC_SHA256,
        NOW,
        Duration.ofMinutes(5),
        new byte[32],
        1,
        error,
        other);
  }
}
