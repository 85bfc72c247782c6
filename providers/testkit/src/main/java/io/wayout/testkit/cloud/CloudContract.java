// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wayout.dns.RecordKey;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.provider.WriteOutcome.Refused;
import io.wayout.provider.WriteOutcome.Unknown;
import io.wayout.testkit.ContractVendor;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.Mishap.Where;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The contract on a fake cloud, and every way in which a vendor fails that an adapter can tell
/// apart (P04 to P20 of the fault list). A subclass hands over its vendor's voice.
public abstract class CloudContract extends CloudBench {
  private static final int FUZZ_ROUNDS = Integer.getInteger("wayout.fuzz", 60);

  @Test
  void p04_keysForgottenByTheVendor_areDeniedAndNotApplied() {
    cloud().mishap(Where.ALL, new Mishap.Instead(cloud().forgetsKeys()));

    assertThat(readFailure()).isInstanceOf(Denied.class);
    assertThat(refusal(replace(freshA()))).isInstanceOf(Denied.class);
  }

  @Test
  void p04_keysForgottenBetweenReadAndWrite_areDeniedAndNotApplied() {
    RecordKey key = freshA();
    cloud().mishap(Where.WRITES, new Mishap.Instead(cloud().forgetsKeys()));

    assertThat(refusal(replace(key))).isInstanceOf(Denied.class);
    assertThat(vendor().peek(key)).contains(A);
  }

  @Test
  void p04_ourClockWrong_isDeniedAndNamed() {
    assumeTrue(cloud().judgesTime(), "this vendor's requests carry no time");
    InstantSource late = () -> Instant.now().minusSeconds(3_600);

    try (DnsProvider provider = cloudVendor().open(ContractVendor.DEADLINE, late)) {
      ReadOutcome outcome = provider.read(List.of(freshA())).getFirst();

      assertThat(outcome).isInstanceOf(ReadOutcome.Failed.class);
      ProviderFailure failure = ((ReadOutcome.Failed) outcome).failure();
      assertThat(failure).isInstanceOf(Denied.class);
      assertThat(((Denied) failure).hint()).isEqualTo(ProviderFailure.Hint.OUR_CLOCK);
      assertThat(failure.detail()).contains("our clock is").contains("behind");
    }
  }

  @Test
  void p09_tooManyRequests_areThrottledAndNotApplied() {
    RecordKey key = freshA();
    cloud().mishap(Where.WRITES, new Mishap.Instead(cloud().throttled().with("Retry-After", "7")));

    ProviderFailure failure = refusal(replace(key));

    assertThat(failure).isInstanceOf(Throttled.class);
    assertThat(((Throttled) failure).retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(vendor().peek(key)).contains(A);
  }

  @Test
  void p09_tooManyReads_areThrottled() {
    cloud().mishap(Where.READS, new Mishap.Instead(cloud().throttled()));

    assertThat(readFailure()).isInstanceOf(Throttled.class);
  }

  @Test
  void p11_vendorBroken_isUnreachableOnReadsAndUnknownOnWrites() {
    cloud().mishap(Where.READS, new Mishap.Instead(cloud().broken()));
    assertThat(readFailure()).isInstanceOf(Unreachable.class);
    cloud().heal();

    assertUnknown(new Mishap.Instead(cloud().broken()), A);
    assertUnknown(new Mishap.Reworded(_ -> cloud().broken()), B);
  }

  @Test
  void p12_gatewaySpeaksHtml_isNeverAnAnswer() {
    for (int status : new int[] {500, 502, 503, 504}) {
      cloud().mishap(Where.READS, new Mishap.Instead(FakeAnswer.html(status)));
      assertThat(readFailure()).as("%d", status).isInstanceOf(Unreachable.class);
      cloud().heal();
      assertUnknown(new Mishap.Instead(FakeAnswer.html(status)), A);
    }
    cloud().mishap(Where.READS, new Mishap.Instead(FakeAnswer.html(200)));
    assertThat(readFailure()).isInstanceOf(Garbled.class);
    cloud().heal();
    assertUnknown(new Mishap.Reworded(_ -> FakeAnswer.html(200)), B);
    assertUnknown(new Mishap.Instead(FakeAnswer.html(404)), A);
  }

  @Test
  void p12_garbage_isGarbledOnReadsAndUnknownOnWrites() {
    List<String> bodies =
        List.of("", "null", "[]", "{}", "{\"a\":", "true", "\u0000\uFFFD", "[".repeat(100_000));
    for (String body : bodies) {
      cloud().mishap(Where.READS, new Mishap.Reworded(answer -> answer.withBody(body)));
      assertThat(readFailure()).as(head(body)).isInstanceOf(Garbled.class);
      cloud().heal();
      if (!cloud().silentSuccesses().contains(body)) {
        assertUnknown(new Mishap.Reworded(answer -> answer.withBody(body)), B);
      }
    }
  }

  @Test
  void p12_truncatedAnswer_isGarbled() {
    cloud().mishap(Where.READS, new Mishap.Reworded(CloudContract::halved));

    assertThat(readFailure()).isInstanceOf(Garbled.class);
  }

  @Test
  void p12_endlessAnswer_isUnreachable() {
    String huge = " ".repeat(9 << 20);
    cloud().mishap(Where.READS, new Mishap.Reworded(answer -> answer.withBody(huge)));

    assertThat(readFailure()).isInstanceOf(Unreachable.class);
  }

  @Test
  void p13_p25_listingsShowNothing_isGarbledAndNeverMissing() {
    RecordKey key = freshA();
    cloud().records().hide();

    assertThat(readFailure(key)).isInstanceOf(Garbled.class);
    assertThat(replace(key)).isNotInstanceOf(Accepted.class);
    Change creation = new Change(key, new Expected.Nothing(), B, RecordRef.NONE);
    assertThat(replace(Reach.HEALTHY, creation)).isInstanceOf(Refused.class);
    assertThat(vendor().peek(key)).contains(A);
  }

  @Test
  void p18_listingsAreStale_secondWriteChangesNothing() {
    RecordKey key = freshA();
    cloud().records().freeze();

    assertThat(replace(key)).isInstanceOf(Accepted.class);
    assertThat(replace(key)).isNotInstanceOf(Unknown.class);
    assertThat(vendor().peek(key)).contains(B);
  }

  @Test
  void p16_writeAppliedAndNotAnswered_isUnknownAndSentOnce() {
    RecordKey key = freshA();
    int before = cloud().records().edits();
    cloud().mishap(Where.WRITES, new Mishap.Silence(true));

    assertThat(replaceSoon(key)).isInstanceOf(Unknown.class);
    assertThat(vendor().peek(key)).contains(B);
    assertThat(cloud().records().edits() - before).isEqualTo(1);
  }

  @Test
  void p17_writeAppliedMuchLater_isUnknownAtFirst() {
    RecordKey key = freshA();
    cloud().mishap(Where.WRITES, new Mishap.Late());

    assertThat(replaceSoon(key)).isInstanceOf(Unknown.class);
    assertThat(vendor().peek(key)).contains(A);
    cloud().heal();
    cloud().settle();
    assertThat(vendor().peek(key)).contains(B);
  }

  @Test
  void connectionCut_isUnreachableOnReadsAndUnknownOnWrites() {
    cloud().mishap(Where.READS, new Mishap.CutOff(false));
    assertThat(readFailure()).isInstanceOf(Unreachable.class);
    cloud().heal();

    assertUnknown(new Mishap.CutOff(false), A);
    assertUnknown(new Mishap.CutOff(true), B);
  }

  @Test
  void p19_drippingAnswer_endsWithTheDeadline() {
    RecordKey key = freshA();
    cloud().mishap(Where.READS, new Mishap.Drip());
    try (DnsProvider provider = cloudVendor().open(SHORT, InstantSource.system())) {
      assertThat(failureOf(provider.read(List.of(key)).getFirst())).isInstanceOf(Unreachable.class);
    }
    cloud().heal();
    cloud().mishap(Where.WRITES, new Mishap.Drip());

    assertThat(replaceSoon(key)).isInstanceOf(Unknown.class);
  }

  @Test
  void p20_redirect_isNotFollowed() {
    try (FakeCloud elsewhere = newCloud().open()) {
      for (int status : new int[] {301, 302, 307, 308}) {
        FakeAnswer away = new FakeAnswer(status, Map.of("Location", elsewhere.uri() + "/x"), "");
        cloud().mishap(Where.READS, new Mishap.Instead(away));
        assertThat(readFailure()).as("%d", status).isInstanceOf(Garbled.class);
        cloud().heal();
        assertUnknown(new Mishap.Instead(away), A);
      }
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void p21_ttlBelowThePlan_isRejected() {
    RecordKey key = freshA();
    cloud().mishap(Where.WRITES, new Mishap.Instead(cloud().ttlTooSmall()));

    assertThat(refusal(replace(key))).isInstanceOf(Rejected.class);
  }

  /// Whatever a vendor answers, an adapter ends with an outcome.
  @Test
  void p12_p13_anyAnswerAtAll_endsInAnOutcome() {
    long seed = Long.getLong("wayout.seed", System.nanoTime());
    HostileAnswers hostile = new HostileAnswers(seed);
    for (int i = 0; i < FUZZ_ROUNDS; i++) {
      RecordKey key = freshA();
      cloud().mishap(Where.ALL, new Mishap.Reworded(hostile::spoil));
      assertThatCode(
              () -> {
                assertThat(read(key)).isNotNull();
                assertThat(replace(key)).isNotNull();
              })
          .as("seed %s, round %s, last answer: %s", seed, i, hostile.last())
          .doesNotThrowAnyException();
      cloud().heal();
    }
  }

  @Test
  void deadAddress_isPassedOver() {
    addresses().deadAddress_isPassedOver();
  }

  /// For a test of one vendor of each kind: it costs a whole deadline.
  protected final void writeInDoubtAtOneAddress() {
    addresses().writeInDoubt_isReadBackElsewhereAndSentOnce();
  }

  @Test
  void allAddressesDead_isUnreachableAndNothingIsSent() {
    addresses().allDead_isUnreachableAndNothingIsSent();
  }

  private EndpointCases addresses() {
    assumeTrue(cloudVendor().takesSeveralAddresses(), "this vendor has one address per account");
    return new EndpointCases(cloudVendor(), freshA(), A, B);
  }

  @Test
  void secrets_areInNoMessage() {
    List<FakeAnswer> answers =
        List.of(cloud().forgetsKeys(), cloud().broken(), FakeAnswer.html(200));
    for (FakeAnswer answer : answers) {
      cloud().mishap(Where.ALL, new Mishap.Instead(answer.withBody(answer.body() + echo())));
      String detail = readFailure().detail();
      cloud().secrets(true).values().forEach(s -> assertThat(detail).doesNotContain(s.reveal()));
    }
  }

  /// What a careless vendor repeats of a request.
  private String echo() {
    return cloud().secrets(true).values().stream()
        .map(secret -> " " + secret.reveal())
        .reduce("", String::concat);
  }

  private static FakeAnswer halved(FakeAnswer answer) {
    return answer.withBody(answer.body().substring(0, answer.body().length() / 2));
  }

  private static String head(String body) {
    return body.substring(0, Math.min(10, body.length()));
  }
}
