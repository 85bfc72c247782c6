// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import io.wayout.core.audit.finding.Finding.Subject;
import io.wayout.core.audit.finding.Finding.Subject.Kind;
import io.wayout.core.custody.Owners;
import io.wayout.core.facts.Facts;
import io.wayout.core.facts.TimeToSwitch;
import io.wayout.core.fold.State;
import io.wayout.core.health.CheckHealth;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Account;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the agent's own watch shows.
final class StateRules {
  private static final Duration CERTIFICATE_MIN = Duration.ofDays(14);

  private StateRules() {}

  static Stream<Finding> of(State state, Instant now) {
    Stream<Finding> domains =
        state.topology().domains().values().stream().flatMap(d -> domain(state, d, now));
    Stream<Finding> sick =
        state.controlPlanes().entrySet().stream()
            .filter(e -> e.getValue().isSick())
            .map(e -> accountDown(e.getKey(), e.getValue()));
    Stream<Finding> clocks =
        state.controlPlanes().entrySet().stream()
            .filter(e -> e.getValue().shape() == Shape.OUR_CLOCK)
            .map(e -> clock(e.getKey(), e.getValue()));
    Stream<Finding> unproven =
        state.topology().domains().values().stream()
            .flatMap(d -> d.links().stream())
            .flatMap(l -> l.accounts().stream())
            .distinct()
            .filter(a -> isUnproven(state.controlPlanes().get(a)))
            .map(a -> unproven(state.topology().account(a)));
    Stream<Finding> elsewhere =
        state.topology().accounts().values().stream()
            .filter(a -> Owners.standing(state, a) == Owners.Standing.ELSEWHERE)
            .map(a -> elsewhere(state, a));
    return Stream.of(domains, sick, clocks, unproven, elsewhere).flatMap(found -> found);
  }

  /// The one rule over a world that is only assumed.
  static Stream<Finding> assumed(State state) {
    return state.topology().domains().values().stream().flatMap(d -> rto(state, d).stream());
  }

  private static boolean isUnproven(@Nullable ControlPlane plane) {
    return plane == null || plane.written().verdict() == Verdict.UNKNOWN;
  }

  /// No provider tells what else its key may do.
  private static Finding unproven(Account account) {
    return new Finding(
        FindingCode.WRITE_UNPROVEN,
        new Subject(Kind.ACCOUNT, account.name()),
        "no change through it was seen lately, so it is unproven that its credentials can write,"
            + " and that they can do no more",
        (account.canary().isPresent()
                ? "wait for its canary"
                : "switch on its canary, which also marks which installation guards it")
            + ", and compare the key's rights with the page of the provider "
            + account.provider());
  }

  private static Finding elsewhere(State state, Account account) {
    return new Finding(
        FindingCode.OWNED_ELSEWHERE,
        new Subject(Kind.ACCOUNT, account.name()),
        Owners.text(state, account),
        "stop the other installation first; or leave the account to it");
  }

  private static Finding clock(String account, ControlPlane plane) {
    return new Finding(
        FindingCode.CLOCK_SKEW,
        new Subject(Kind.AGENT, "clock"),
        "the API of " + account + " rejects signatures: " + plane.diagnosis().evidence(),
        Shape.OUR_CLOCK.remedy());
  }

  private static Finding accountDown(String account, ControlPlane plane) {
    PlaneHealth health = plane.writable();
    boolean isWhole = plane.readable().verdict() == Verdict.DOWN;
    return new Finding(
        FindingCode.ACCOUNT_DOWN,
        new Subject(Kind.ACCOUNT, account),
        "its API "
            + (isWhole ? "does not work" : "takes no changes")
            + " since "
            + health.since()
            + ": "
            + health.detail(),
        "try it with: wayout provider test " + account);
  }

  private static Stream<Finding> domain(State state, Domain domain, Instant now) {
    Stream<Finding> places =
        domain.links().stream()
            .flatMap(l -> l.places().stream().flatMap(p -> place(state, l, p, now)));
    Stream<Finding> targets = domain.targets().stream().flatMap(t -> target(state, domain, t, now));
    return Stream.of(
            chain(state, domain, now).stream(), rto(state, domain).stream(), places, targets)
        .flatMap(found -> found);
  }

  private static Optional<Finding> chain(State state, Domain domain, Instant now) {
    if (state.busy(domain.name()).isPresent()) {
      return Optional.empty();
    }
    Subject subject = new Subject(Kind.DOMAIN, domain.name().text());
    return switch (Facts.chain(state, domain, now).effective()) {
      case Effective.At at when at.isCanonical() -> Optional.empty();
      case Effective.At at ->
          Optional.of(
              new Finding(
                  FindingCode.NOT_CANONICAL,
                  subject,
                  "link "
                      + at.throughLink()
                      + " points straight to "
                      + at.target()
                      + " or a link below holds something else",
                  "see: wayout why " + domain.name()));
      case Effective.Split split ->
          Optional.of(
              new Finding(
                  FindingCode.MIRROR_DIFFERS,
                  subject,
                  "the accounts of link " + split.link() + " differ: " + split.values(),
                  "make them equal with: wayout switch " + domain.name() + " --to TARGET"));
      case Effective.Foreign foreign ->
          Optional.of(
              new Finding(
                  FindingCode.FOREIGN_VALUE,
                  subject,
                  foreign.place() + " holds " + foreign.value(),
                  "declare it as a target, or move it with --overwrite-foreign"));
      case Effective.Missing missing ->
          Optional.of(
              new Finding(
                  FindingCode.NO_RECORD,
                  subject,
                  missing.place() + " has no record",
                  "create it at the vendor"));
      case Effective.NotObserved unread ->
          Optional.of(
              new Finding(
                  FindingCode.NOT_READ,
                  subject,
                  unread.place() + ": " + unread.detail(),
                  "see: wayout status " + domain.name()));
    };
  }

  private static Optional<Finding> rto(State state, Domain domain) {
    TimeToSwitch bound = TimeToSwitch.of(state, domain);
    Duration rto = domain.policy().rto();
    return bound
        .remedy(rto)
        .map(remedy ->
            new Finding(
                FindingCode.TTL_BREAKS_RTO,
                new Subject(Kind.DOMAIN, domain.name().text()),
                "the time to switch is up to "
                    + bound.total().toSeconds()
                    + " s, and its rto is "
                    + rto.toSeconds()
                    + " s",
                remedy));
  }

  private static Stream<Finding> place(State state, Link link, LinkAccount place, Instant now) {
    Subject subject = new Subject(Kind.LINK, place.toString());
    return Stream.of(
            ttl(state.records().get(place), link, subject),
            silent(state.dataPlanes().get(place), place),
            Optional.ofNullable(state.rejections().get(place))
                .filter(r -> r.until().isAfter(now))
                .map(r ->
                    new Finding(
                        FindingCode.WRITE_REFUSED, subject, r.detail(), "mend it at the vendor")))
        .flatMap(Optional::stream);
  }

  private static Optional<Finding> ttl(@Nullable Observed observed, Link link, Subject subject) {
    return observed instanceof Observed.Holds holds && holds.set().ttl().compareTo(link.ttl()) > 0
        ? Optional.of(
            new Finding(
                FindingCode.TTL_FOUND_HIGHER,
                subject,
                "its TTL is " + holds.set().ttl() + ", and the configuration says " + link.ttl(),
                "lower it now: wayout switch DOMAIN --to where it is, with --set-ttl"))
        : Optional.empty();
  }

  private static Optional<Finding> silent(@Nullable PlaneHealth health, LinkAccount place) {
    return health != null && health.verdict() == Verdict.DOWN
        ? Optional.of(
            new Finding(
                FindingCode.ZONE_SILENT,
                new Subject(Kind.ZONE, place.key().zone() + " at " + place.account()),
                "its name servers don't answer since " + health.since() + ": " + health.detail(),
                "ask the vendor; the links above go around it"))
        : Optional.empty();
  }

  private static Stream<Finding> target(State state, Domain domain, Target target, Instant now) {
    Subject subject = new Subject(Kind.TARGET, target.id());
    TargetHealth health = Facts.health(state, domain, target, now);
    Stream<Finding> standby =
        target.equals(domain.preferred()) || health.verdict() == Verdict.UP
            ? Stream.empty()
            : Stream.of(
                new Finding(
                    FindingCode.STANDBY_NOT_UP,
                    subject,
                    "it is "
                        + health.verdict()
                        + " since "
                        + health.since()
                        + ": "
                        + health.detail(),
                    "see: wayout check " + domain.name()));
    Stream<Finding> ends =
        target.checks().stream()
            .map(id -> Facts.check(state, id))
            .flatMap(h -> expiry(h).stream())
            .filter(end -> end.isBefore(now.plus(CERTIFICATE_MIN)))
            .map(end ->
                new Finding(
                    FindingCode.CERTIFICATE_ENDS,
                    subject,
                    "its certificate ends at " + end,
                    "renew it"));
    return Stream.concat(standby, ends);
  }

  private static Optional<Instant> expiry(CheckHealth health) {
    return health
        .last()
        .flatMap(
            r -> r instanceof ProbeResult.Pass pass ? pass.certificateExpires() : Optional.empty());
  }
}
