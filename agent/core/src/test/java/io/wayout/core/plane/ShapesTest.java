// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plane;

import static io.wayout.core.Fixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.health.Verdict;
import io.wayout.core.plane.PlaneOutcome.Verb;
import io.wayout.core.plane.Shapes.Network;
import io.wayout.core.plane.Shapes.Product;
import io.wayout.core.plane.Shapes.Subject;
import io.wayout.core.plane.Shapes.Surroundings;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Hint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The shapes, each from what was seen on the day of a real outage. Every account is asked each ten
/// seconds, as the agent does it.
class ShapesTest {
  private static final ProviderFailure.Denied REJECTED =
      new ProviderFailure.Denied("400 InvalidAccessKeyId.NotFound");
  private static final ProviderFailure.Unreachable GATEWAY =
      new ProviderFailure.Unreachable("504 Gateway Timeout");
  private static final ProviderFailure.Unreachable UNAVAILABLE =
      new ProviderFailure.Unreachable("503 Service Unavailable");
  private static final Surroundings QUIET = around(Network.PROVEN);
  private static final Instant START = T0.plusSeconds(60);
  private static final Instant END = T0.plusSeconds(120);

  /// 2023-11-12: the access-key service rejects valid keys, in all regions and for all products.
  @Test
  void validKeysRejectedAcrossProducts_isVendorAuthOutage() {
    Subject dns = sick("ali", "alibaba", REJECTED);
    Subject staging = sick("ali-staging", "alibaba", REJECTED);

    assertThat(shapes(QUIET, dns, staging, well("cf", "cloudflare")))
        .isEqualTo(
            Map.of(
                "ali", Shape.VENDOR_AUTH_OUTAGE,
                "ali-staging", Shape.VENDOR_AUTH_OUTAGE,
                "cf", Shape.WELL));
  }

  @Test
  void oneKeyRejectedAndAnotherProductDown_isVendorAuthOutage() {
    Product storage = new Product("alibaba", "https://oss.example/", Verdict.DOWN);

    assertThat(shapes(around(Network.PROVEN, storage), sick("ali", "alibaba", REJECTED)))
        .isEqualTo(Map.of("ali", Shape.VENDOR_AUTH_OUTAGE));
  }

  @Test
  void oneKeyRejectedAndAnotherAccepted_isRevokedKey() {
    assertThat(shapes(QUIET, sick("ali", "alibaba", REJECTED), well("ali-2", "alibaba")))
        .isEqualTo(Map.of("ali", Shape.REVOKED_KEY, "ali-2", Shape.WELL));
  }

  @Test
  void oneKeyRejectedAndNothingToCompare_isKeyRefused() {
    assertThat(shapes(QUIET, sick("ali", "alibaba", REJECTED), well("cf", "cloudflare")))
        .isEqualTo(Map.of("ali", Shape.KEY_REFUSED, "cf", Shape.WELL));
  }

  /// One key was revoked weeks ago and nobody removed it; that says nothing of the vendor today.
  @Test
  void keysRejectedLongApart_isNoVendorOutage() {
    Subject old = new Subject("old", "alibaba", asked(ControlPlane.unknown(T0), REJECTED, T0, END));
    Instant later = END.plus(Duration.ofHours(1));
    ControlPlane plane = asked(ControlPlane.unknown(T0), null, T0, later);
    Subject fresh =
        new Subject("new", "alibaba", asked(plane, REJECTED, later, later.plusSeconds(60)));

    assertThat(shapes(QUIET, old, fresh))
        .isEqualTo(Map.of("old", Shape.KEY_REFUSED, "new", Shape.KEY_REFUSED));
  }

  /// 2024-04-08: a storm of 504; then the API comes back region by region, answering now and then,
  /// and is throttled by everyone who returns.
  @Test
  void p30_gatewayTimeoutsThatComeAndGo_stayUnreachableUntilSeveralGoodReads() {
    ControlPlane storm = asked(ControlPlane.unknown(T0), GATEWAY, START, END);
    ControlPlane flapping = asked(asked(storm, null, END, END.plusSeconds(20)), GATEWAY, 20, 30);
    ControlPlane returned = asked(flapping, null, END.plusSeconds(30), END.plusSeconds(60));

    assertThat(shapes(QUIET, new Subject("tx", "tencent", storm)))
        .isEqualTo(Map.of("tx", Shape.UNREACHABLE));
    assertThat(shapes(QUIET, new Subject("tx", "tencent", flapping)))
        .isEqualTo(Map.of("tx", Shape.UNREACHABLE));
    assertThat(shapes(QUIET, new Subject("tx", "tencent", returned)))
        .isEqualTo(Map.of("tx", Shape.WELL));
  }

  @Test
  void surgeAfterTheReturn_isThrottled() {
    Subject surge =
        sick(
            "tx",
            "tencent",
            new ProviderFailure.Throttled("RequestLimitExceeded", Optional.empty()));

    assertThat(shapes(QUIET, surge)).isEqualTo(Map.of("tx", Shape.THROTTLED));
  }

  /// 2025-06-12: 503 everywhere, and a status page that says nothing: it is never asked (I86).
  @Test
  void serviceUnavailableEverywhere_isUnreachable() {
    assertThat(
            shapes(
                QUIET,
                sick("gcp", "google", UNAVAILABLE),
                sick("gcp-2", "google", UNAVAILABLE),
                well("cf", "cloudflare")))
        .isEqualTo(Map.of("gcp", Shape.UNREACHABLE, "gcp-2", Shape.UNREACHABLE, "cf", Shape.WELL));
  }

  @Test
  void emptyListWithStatus200_isLying() {
    assertThat(shapes(QUIET, sick("ali", "alibaba", new ProviderFailure.Garbled("200 []"))))
        .isEqualTo(Map.of("ali", Shape.LYING));
    assertThat(shapes(QUIET, sick("ali", "alibaba", new ProviderFailure.Absent("no such zone"))))
        .isEqualTo(Map.of("ali", Shape.LYING));
  }

  /// 2025-06-06: the vendor's own domain was delegated to a sinkhole.
  @Test
  void certificateForAnotherName_isUnreachableAndSaysSo() {
    var sinkholed =
        new ProviderFailure.Unreachable("the certificate is not for dns.example", Hint.WRONG_PEER);

    Diagnosis diagnosis = diagnose(QUIET, sick("ali", "alibaba", sinkholed)).get("ali");

    assertThat(diagnosis)
        .isEqualTo(new Diagnosis(Shape.UNREACHABLE, END, "the certificate is not for dns.example"));
  }

  @Test
  void slowDrip_isUnreachable() {
    assertThat(
            shapes(
                QUIET,
                sick(
                    "ali",
                    "alibaba",
                    new ProviderFailure.Unreachable("no complete answer in time"))))
        .isEqualTo(Map.of("ali", Shape.UNREACHABLE));
  }

  @Test
  void readsFineAndWritesRefused_isReadsOnly() {
    ControlPlane plane = asked(ControlPlane.unknown(T0), null, T0, END);
    ControlPlane refused = plane.wrote(outcome(Verb.WRITE, REJECTED, END));
    ControlPlane readLater = asked(refused, null, END.plusSeconds(10), END.plusSeconds(20));

    assertThat(shapes(QUIET, new Subject("ali", "alibaba", refused)))
        .isEqualTo(Map.of("ali", Shape.KEY_REFUSED));
    assertThat(shapes(QUIET, new Subject("ali", "alibaba", readLater)))
        .isEqualTo(Map.of("ali", Shape.READS_ONLY));
  }

  @Test
  void serverSaysOurTimeIsWrong_isOurClock() {
    assertThat(
            shapes(
                QUIET,
                sick("ours", "self", new ProviderFailure.Denied("BADTIME", Hint.OUR_CLOCK)),
                well("cf", "cloudflare")))
        .isEqualTo(Map.of("ours", Shape.OUR_CLOCK, "cf", Shape.WELL));
  }

  /// Our clock, our secrets, or two outages at once: no answer tells.
  @Test
  void keysOfSeveralVendorsRejectedAtOnce_isNotBlamedOnOne() {
    assertThat(shapes(QUIET, sick("ali", "alibaba", REJECTED), sick("tx", "tencent", REJECTED)))
        .isEqualTo(Map.of("ali", Shape.SEVERAL_REFUSE, "tx", Shape.SEVERAL_REFUSE));
  }

  @Test
  void keyRejectedWhileAnotherVendorSaysOurTimeIsWrong_isOurClock() {
    assertThat(
            shapes(
                QUIET,
                sick("ali", "alibaba", REJECTED),
                sick("tx", "tencent", new ProviderFailure.Denied("expired", Hint.OUR_CLOCK))))
        .isEqualTo(Map.of("ali", Shape.OUR_CLOCK, "tx", Shape.OUR_CLOCK));
  }

  @Test
  void certificatesOfSeveralVendorsExpiredAtOnce_isOurClock() {
    var expired = new ProviderFailure.Unreachable("certificate expired", Hint.BAD_CERTIFICATE);

    assertThat(shapes(QUIET, sick("ali", "alibaba", expired), sick("tx", "tencent", expired)))
        .isEqualTo(Map.of("ali", Shape.OUR_CLOCK, "tx", Shape.OUR_CLOCK));
    assertThat(shapes(QUIET, sick("ali", "alibaba", expired), well("tx", "tencent")))
        .isEqualTo(Map.of("ali", Shape.UNREACHABLE, "tx", Shape.WELL));
  }

  @Test
  void n08_nobodyReachableAndWitnessesSilent_isOurNetwork() {
    assertThat(shapes(around(Network.LOST), sick("ali", "alibaba", UNAVAILABLE)))
        .isEqualTo(Map.of("ali", Shape.OUR_NETWORK));
  }

  @Test
  void nobodyReachableWithoutWitnesses_isOurNetworkFromTwoVendorsOn() {
    Surroundings blind = around(Network.UNPROVEN);

    assertThat(shapes(blind, sick("ali", "alibaba", GATEWAY), sick("cf", "cloudflare", GATEWAY)))
        .isEqualTo(Map.of("ali", Shape.OUR_NETWORK, "cf", Shape.OUR_NETWORK));
    assertThat(shapes(blind, sick("ali", "alibaba", GATEWAY)))
        .isEqualTo(Map.of("ali", Shape.UNREACHABLE));
    assertThat(shapes(blind, sick("ali", "alibaba", GATEWAY), well("cf", "cloudflare")))
        .isEqualTo(Map.of("ali", Shape.UNREACHABLE, "cf", Shape.WELL));
  }

  @Test
  void sameShapeAgain_keepsItsBeginning() {
    Subject first = sick("ali", "alibaba", UNAVAILABLE);
    Diagnosis diagnosis = diagnose(QUIET, first).get("ali");
    Subject later = new Subject("ali", "alibaba", first.plane().diagnosed(diagnosis));

    Map<String, Diagnosis> again = Shapes.of(List.of(later), QUIET, END.plusSeconds(60));

    assertThat(again).isEqualTo(Map.of("ali", diagnosis));
  }

  private static Map<String, Shape> shapes(Surroundings around, Subject... subjects) {
    Map<String, Shape> shapes = new TreeMap<>();
    diagnose(around, subjects).forEach((account, d) -> shapes.put(account, d.shape()));
    return shapes;
  }

  private static Map<String, Diagnosis> diagnose(Surroundings around, Subject... subjects) {
    return Shapes.of(List.of(subjects), around, END);
  }

  private static Surroundings around(Network network, Product... products) {
    return new Surroundings(network, List.of(products));
  }

  /// Well for a minute, then failing for a minute.
  private static Subject sick(String account, String vendor, ProviderFailure failure) {
    ControlPlane plane = asked(ControlPlane.unknown(T0), null, T0, START);
    return new Subject(account, vendor, asked(plane, failure, START, END));
  }

  private static Subject well(String account, String vendor) {
    return new Subject(account, vendor, asked(ControlPlane.unknown(T0), null, T0, END));
  }

  private static ControlPlane asked(
      ControlPlane plane, ProviderFailure failure, long fromSecond, long toSecond) {
    return asked(plane, failure, END.plusSeconds(fromSecond), END.plusSeconds(toSecond));
  }

  /// Asked each ten seconds.
  ///
  /// @param failure null: it answers well
  private static ControlPlane asked(
      ControlPlane before, ProviderFailure failure, Instant from, Instant to) {
    ControlPlane plane = before;
    List<Instant> times = new ArrayList<>();
    for (Instant at = from; at.isBefore(to); at = at.plusSeconds(10)) {
      times.add(at);
    }
    for (Instant at : times) {
      plane = plane.read(outcome(Verb.CHECK, failure, at), false);
    }
    return plane;
  }

  private static PlaneOutcome outcome(Verb verb, ProviderFailure failure, Instant at) {
    return failure == null
        ? new PlaneOutcome(at, verb, Symptom.WELL, "ok")
        : new PlaneOutcome(at, verb, Symptom.of(failure).orElseThrow(), failure.detail());
  }
}
