// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Refused;
import io.wayout.provider.WriteOutcome.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of answers: what each means, and whether a change surely did not happen.
class PowerdnsFailuresTest {
  private static final boolean SURELY_NOT = true;
  private static final boolean MAYBE = false;

  @ParameterizedTest
  @MethodSource("recorded")
  void recordedAnswer_meansOneThing(String recording, ProviderFailure failure) {
    assertThat(patch(Recording.of(recording))).isEqualTo(new Refused(failure));
  }

  @ParameterizedTest
  @MethodSource("weird")
  void answer_meansOneThing(int status, String body, Class<?> failure, boolean surelyNot) {
    Answered answer = new Answered(status, Map.of(), body);

    assertThat(failure(answer)).isInstanceOf(failure);
    assertThat(patch(answer)).isInstanceOf(surelyNot ? Refused.class : Unknown.class);
  }

  @Test
  void throttling_keepsTheWait() {
    Answered answer = new Answered(429, Map.of("retry-after", List.of("7")), "slow down");

    assertThat(failure(answer))
        .isEqualTo(
            new Throttled("zone shop.example: 429 slow down", Optional.of(Duration.ofSeconds(7))));
  }

  @Test
  void answerThatRepeatsTheKey_showsItNowhere() {
    Answered answer =
        new Answered(
            500, Map.of(), "{\"error\":\"X-API-Key " + ScriptedWire.KEY + "\\n\\u001b[2J\"}");

    assertThat(failure(answer))
        .isEqualTo(new Unreachable("zone shop.example: 500 X-API-Key *** [2J"));
  }

  private static Stream<Arguments> recorded() {
    String prefix = "zone shop.example: ";
    return Stream.of(
        Arguments.of("unauthorized", new Denied(prefix + "401 Unauthorized")),
        Arguments.of("zone-absent", new Absent(prefix + "404 Not Found")),
        Arguments.of("patch-malformed", new Rejected(prefix + "400 Bad Request")),
        Arguments.of(
            "patch-two-cnames",
            new Rejected(prefix + "422 RRset www.shop.example. IN CNAME has more than one record")),
        Arguments.of(
            "patch-conflict",
            new Rejected(
                prefix
                    + "422 RRset txt.shop.example. IN CNAME: Conflicts with pre-existing RRset")),
        Arguments.of(
            "patch-not-canonical",
            new Rejected(prefix + "422 DNS Name 'www.shop.example' is not canonical")),
        Arguments.of(
            "patch-no-dot",
            new Rejected(
                prefix
                    + "422 Record www.shop.example./CNAME 'a.example': Not in expected format"
                    + " (parsed as 'a.example.')")),
        Arguments.of(
            "patch-out-of-zone",
            new Rejected(prefix + "422 RRset www.other.example. IN CNAME: Name is out of zone")),
        Arguments.of(
            "patch-no-ttl", new Rejected(prefix + "422 Key 'ttl' not an Integer or not present")));
  }

  private static Stream<Arguments> weird() {
    String html = "<html><h1>nginx</h1></html>";
    return Stream.of(
        Arguments.of(422, "{\"error\":\"Could not find domain 'x.'\"}", Absent.class, SURELY_NOT),
        Arguments.of(403, html, Denied.class, SURELY_NOT),
        Arguments.of(404, html, Garbled.class, MAYBE),
        Arguments.of(405, "Method Not Allowed", Rejected.class, SURELY_NOT),
        Arguments.of(408, "", Unreachable.class, MAYBE),
        Arguments.of(409, "Conflict", Conflict.class, SURELY_NOT),
        Arguments.of(413, "", Rejected.class, SURELY_NOT),
        Arguments.of(429, "", Throttled.class, SURELY_NOT),
        Arguments.of(500, "{\"error\":\"database is locked\"}", Unreachable.class, MAYBE),
        Arguments.of(502, html, Unreachable.class, MAYBE),
        Arguments.of(503, "", Unreachable.class, MAYBE),
        Arguments.of(504, html, Unreachable.class, MAYBE),
        Arguments.of(599, "", Unreachable.class, MAYBE),
        Arguments.of(200, html, Garbled.class, MAYBE),
        Arguments.of(200, "{}", Garbled.class, MAYBE),
        Arguments.of(202, "", Garbled.class, MAYBE),
        Arguments.of(301, "", Garbled.class, MAYBE),
        Arguments.of(307, "", Garbled.class, MAYBE));
  }

  private static ProviderFailure failure(Answered answer) {
    return PowerdnsFailures.of("zone shop.example", answer, ScriptedWire.KEY, ScriptedWire.NOW);
  }

  private static WriteOutcome patch(Answered answer) {
    return PowerdnsFailures.ofPatch(
        "zone shop.example", answer, ScriptedWire.KEY, ScriptedWire.NOW);
  }
}
