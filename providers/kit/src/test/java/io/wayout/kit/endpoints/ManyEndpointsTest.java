// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.BadSetting;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Hint;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which address is asked, and what each one's failure means.
class ManyEndpointsTest {
  private static final String A = "https://a.cloud.example";
  private static final String B = "https://b.cloud.example";
  private static final RecordKey KEY =
      new RecordKey(DnsName.of("shop.example"), DnsName.of("www.shop.example"), RecordType.CNAME);
  private static final RecordSet SET =
      new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of("lb.example")));
  private static final ReadOutcome FOUND = new ReadOutcome.Found(SET, RecordRef.NONE);
  private static final ProviderFailure GONE = new Unreachable("connection refused");

  private final Map<String, ProviderFailure> broken = new HashMap<>();
  private final Map<String, WriteOutcome> writes = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-05T03:00:00Z");
  private Duration cost = Duration.ZERO;
  private final DnsProvider provider = open(List.of(A, B));

  @Test
  void firstOneWell_isTheOnlyOneAsked() {
    assertThat(read()).isEqualTo(FOUND);
    assertThat(asked).containsExactly(A);
  }

  @Test
  void firstOneGone_secondAnswersAndIsAskedFirstFromThenOn() {
    broken.put(A, GONE);

    assertThat(read()).isEqualTo(FOUND);
    assertThat(read()).isEqualTo(FOUND);
    assertThat(asked).containsExactly(A, B, B);
  }

  @Test
  void firstOneThatTakesAllTheTime_leavesTheSecondToTheNextCall() {
    broken.put(A, GONE);
    cost = Duration.ofSeconds(9);

    assertThat(read()).isEqualTo(new ReadOutcome.Failed(GONE));
    assertThat(read()).isEqualTo(FOUND);
    assertThat(asked).containsExactly(A, B);
  }

  @Test
  void firstOneThatReturns_isPreferredAfterThreeGoodAnswersInAMinute() {
    broken.put(A, GONE);
    read();
    broken.clear();
    for (int i = 0; i < 3; i++) {
      pass(25);
      assertThat(check()).contains("a.cloud.example is not used: connection refused");
    }
    pass(25);
    check();
    asked.clear();
    read();

    assertThat(asked).containsExactly(A);
  }

  @Test
  void firstOneThatFlaps_isNotPreferred() {
    broken.put(A, GONE);
    read();
    for (int i = 0; i < 12; i++) {
      pass(25);
      if (i % 2 == 0) {
        broken.remove(A);
      } else {
        broken.put(A, GONE);
      }
      check();
    }
    asked.clear();
    read();

    assertThat(asked).containsExactly(B);
  }

  @Test
  void substituteThatNobodyNeeds_isTriedNowAndThen() {
    broken.put(B, GONE);

    assertThat(check()).isEqualTo("well; b.cloud.example is not used: connection refused");
    pass(10);
    check();
    assertThat(asked).containsExactly(A, B, A);
  }

  /// The vendor has spoken: another door leads to the same answer.
  @Test
  void vendorsOwnWord_isNotAskedForTwice() {
    for (ProviderFailure word :
        List.of(
            new Absent("no zone"),
            new Throttled("slow down", Optional.empty()),
            new Denied("clock", Hint.OUR_CLOCK))) {
      broken.put(A, word);
      asked.clear();

      assertThat(read()).isEqualTo(new ReadOutcome.Failed(word));
      assertThat(asked).as("%s", word).containsExactly(A);
    }
  }

  @Test
  void keysRefusedEverywhere_isTheKeysFaultAndNoAddresss() {
    broken.put(A, new Denied("bad key"));
    broken.put(B, new Denied("bad key"));
    read();
    broken.clear();
    asked.clear();
    read();

    assertThat(asked).containsExactly(A);
  }

  @Test
  void keysRefusedAtOneAddress_isThatAddresssFault() {
    broken.put(A, new Denied("bad key"));

    assertThat(read()).isEqualTo(FOUND);
    asked.clear();
    read();
    assertThat(asked).containsExactly(B);
  }

  @Test
  void garbageEverywhere_isTheFirstOnes() {
    broken.put(A, new Garbled("a"));
    broken.put(B, new Garbled("b"));

    assertThat(read()).isEqualTo(new ReadOutcome.Failed(new Garbled("a")));
  }

  @Test
  void substituteThatDoesNotKnowTheZone_saysNothingAboutIt() {
    broken.put(A, GONE);
    read();
    broken.put(B, new Absent("no such zone"));

    assertThat(read())
        .isInstanceOfSatisfying(
            ReadOutcome.Failed.class,
            failed ->
                assertThat(failed.failure())
                    .isInstanceOf(Unreachable.class)
                    .extracting(ProviderFailure::detail)
                    .asString()
                    .contains("a.cloud.example does not answer", "b.cloud.example says: no such"));
  }

  @Test
  void writeThatWasSurelyNotMade_isSentToTheOther() {
    writes.put(A, new WriteOutcome.Refused(GONE));

    assertThat(write()).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(asked).containsExactly(A, B);
  }

  @Test
  void writeInDoubt_isNotSentToTheOtherAndReadBackThere() {
    writes.put(A, new WriteOutcome.Unknown(GONE));

    assertThat(write()).isEqualTo(new WriteOutcome.Unknown(GONE));
    assertThat(asked).containsExactly(A);
    read();
    assertThat(asked).containsExactly(A, B);
  }

  @Test
  void writeThatTheVendorRefuses_isRefused() {
    writes.put(A, new WriteOutcome.Refused(new Conflict("changed")));

    assertThat(write()).isEqualTo(new WriteOutcome.Refused(new Conflict("changed")));
    assertThat(asked).containsExactly(A);
  }

  @Test
  void clockThatWasSetBack_allowsNoSecondTry() {
    broken.put(A, GONE);
    cost = Duration.ofHours(-1);

    assertThat(read()).isEqualTo(new ReadOutcome.Failed(GONE));
    assertThat(asked).containsExactly(A);
  }

  @Test
  void tooManyAddresses_areRefused() {
    List<String> many =
        List.of(A, B, "https://c.example", "https://d.example", "https://e.example", A + "/f");

    assertThatThrownBy(() -> open(many))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("write 5 at most");
  }

  @Test
  void oneAddressTwice_isOneAddress() {
    assertThat(open(List.of(A, A + "/"))).isInstanceOf(Fake.class);
  }

  private ReadOutcome read() {
    return provider.read(List.of(KEY)).getFirst();
  }

  private WriteOutcome write() {
    Change change = new Change(KEY, new Change.Expected.Nothing(), SET, RecordRef.NONE);
    return provider.replace(List.of(change), SendGate.OPEN).getFirst();
  }

  private String check() {
    CheckOutcome outcome = provider.check(List.of());
    assertThat(outcome).isInstanceOf(CheckOutcome.Healthy.class);
    return ((CheckOutcome.Healthy) outcome).detail();
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }

  private DnsProvider open(List<String> addresses) {
    Wire nobody = _ -> new Wire.NotSent("no wire here");
    ProviderContext context =
        new ProviderContext(
            "lab",
            Map.of("endpoint", addresses),
            Map.of(),
            () -> now,
            Duration.ofSeconds(10),
            nobody);
    return Endpoints.open(context, A, (base, _) -> new Fake(base));
  }

  /// An address that is well or broken.
  private final class Fake implements DnsProvider {
    private final String base;

    Fake(URI base) {
      this.base = base.toString();
    }

    private Optional<ProviderFailure> ask() {
      asked.add(base);
      now = now.plus(cost);
      return Optional.ofNullable(broken.get(base));
    }

    @Override
    public List<ReadOutcome> read(List<RecordKey> keys) {
      ReadOutcome outcome = ask().<ReadOutcome>map(ReadOutcome.Failed::new).orElse(FOUND);
      return Collections.nCopies(keys.size(), outcome);
    }

    @Override
    public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
      asked.add(base);
      WriteOutcome done = new WriteOutcome.Accepted(Receipt.NONE);
      return Collections.nCopies(changes.size(), writes.getOrDefault(base, done));
    }

    @Override
    public Progress progress(Receipt receipt) {
      return new Progress.Untracked();
    }

    @Override
    public CheckOutcome check(List<DnsName> zones) {
      return ask()
          .<CheckOutcome>map(CheckOutcome.Failed::new)
          .orElseGet(() -> new CheckOutcome.Healthy("well", Duration.ZERO));
    }

    @Override
    public NameServersOutcome nameServers(DnsName zone) {
      return new NameServersOutcome.FromDelegation();
    }

    @Override
    public void close() {}
  }
}
