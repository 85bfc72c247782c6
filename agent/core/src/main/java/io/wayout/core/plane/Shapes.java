// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plane;

import io.wayout.core.health.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Names the shape of an outage from what all accounts and their surroundings show at the same
/// time: one refused key means little, two of one vendor in the same minutes mean the vendor, and
/// two of different vendors mean what they share, which is us, or two outages.
public final class Shapes {
  /// Troubles that begin within this time have one cause: on 2023-11-12 the first keys were
  /// rejected ten minutes before the last ones.
  private static final Duration SAME_TIME = Duration.ofMinutes(10);

  private final List<Subject> subjects;
  private final Surroundings around;

  private Shapes(List<Subject> subjects, Surroundings around) {
    this.subjects = subjects;
    this.around = around;
  }

  /// An account to be judged.
  public record Subject(String account, String vendor, ControlPlane plane) {
    boolean shows(Symptom symptom) {
      return plane.newestFailure().filter(f -> f.symptom() == symptom && isFresh(f)).isPresent();
    }

    /// No read has succeeded since; a write counts until a later write succeeds.
    private boolean isFresh(PlaneOutcome failure) {
      return plane.outcomes().stream()
          .takeWhile(o -> !o.equals(failure))
          .noneMatch(o -> o.isWell() && o.verb().isWrite() == failure.verb().isWrite());
    }
  }

  /// Our own network, as the witnesses show it.
  public enum Network {
    /// Enough witnesses answer.
    PROVEN,
    /// Too few witnesses answer.
    LOST,
    /// There are no witnesses.
    UNPROVEN
  }

  /// Another sign of a vendor's control plane than its DNS API.
  public record Product(String vendor, String name, Verdict verdict) {}

  /// What is known besides the accounts.
  public record Surroundings(Network network, List<Product> products) {
    public Surroundings {
      products = List.copyOf(products);
    }
  }

  /// The shape of each account's trouble, by account; a diagnosis keeps its beginning while its
  /// shape stays.
  public static Map<String, Diagnosis> of(
      List<Subject> subjects, Surroundings around, Instant now) {
    Shapes shapes = new Shapes(subjects, around);
    Map<String, Diagnosis> all = new TreeMap<>();
    for (Subject subject : subjects) {
      Diagnosis before = subject.plane().diagnosis();
      Shape shape = shapes.shape(subject);
      Instant since = shape == before.shape() ? before.since() : now;
      all.put(subject.account(), new Diagnosis(shape, since, shapes.evidence(subject, shape)));
    }
    return all;
  }

  private Shape shape(Subject subject) {
    ControlPlane plane = subject.plane();
    Optional<PlaneOutcome> failure = plane.newestFailure();
    if (!plane.isSick() || failure.isEmpty()) {
      return Shape.WELL;
    }
    return switch (failure.get().symptom()) {
      case CLOCK -> Shape.OUR_CLOCK;
      case THROTTLED -> Shape.THROTTLED;
      case BAD_CERTIFICATE ->
          isElsewhere(subject, Symptom.BAD_CERTIFICATE) || isElsewhere(subject, Symptom.CLOCK)
              ? Shape.OUR_CLOCK
              : networkOr(subject, Shape.UNREACHABLE);
      case DENIED, UNREACHABLE, WRONG_PEER, GARBLED, WELL ->
          isReadsOnly(plane) ? Shape.READS_ONLY : whole(subject, failure.get().symptom());
    };
  }

  /// Writes fail, and a read that was made later succeeded. Once that is known, a write that is
  /// tried and fails again does not undo it.
  private static boolean isReadsOnly(ControlPlane plane) {
    return plane.readable().verdict() != Verdict.DOWN
        && plane.written().verdict() == Verdict.DOWN
        && plane
            .newestRead()
            .filter(PlaneOutcome::isWell)
            .filter(o -> plane.shape() == Shape.READS_ONLY || o.at().isAfter(plane.written().at()))
            .isPresent();
  }

  private Shape whole(Subject subject, Symptom symptom) {
    return switch (symptom) {
      case DENIED -> denied(subject);
      case GARBLED -> networkOr(subject, Shape.LYING);
      case UNREACHABLE, WRONG_PEER, BAD_CERTIFICATE, CLOCK, THROTTLED, WELL ->
          networkOr(subject, Shape.UNREACHABLE);
    };
  }

  /// Several vendors that refuse at once have only us in common, but nothing tells whether it is
  /// the time unless one of them says so. Several keys of one vendor, or a key and another product,
  /// have the vendor in common.
  private Shape denied(Subject subject) {
    if (isElsewhere(subject, Symptom.CLOCK)) {
      return Shape.OUR_CLOCK;
    }
    if (isElsewhere(subject, Symptom.DENIED)) {
      return Shape.SEVERAL_REFUSE;
    }
    boolean isShared =
        siblings(subject).anyMatch(s -> s.shows(Symptom.DENIED) && isSameTime(subject, s))
            || around.products().stream()
                .anyMatch(p -> p.vendor().equals(subject.vendor()) && p.verdict() == Verdict.DOWN);
    if (isShared) {
      return Shape.VENDOR_AUTH_OUTAGE;
    }
    Instant since = subject.plane().readable().since();
    boolean isAlone =
        siblings(subject)
            .flatMap(s -> s.plane().newestRead().stream())
            .anyMatch(o -> o.isWell() && o.at().isAfter(since));
    return isAlone ? Shape.REVOKED_KEY : Shape.KEY_REFUSED;
  }

  /// Without witnesses it is our network when nobody at all can be reached, at two vendors or more.
  private Shape networkOr(Subject subject, Shape other) {
    boolean isNobodyThere =
        around.network() == Network.UNPROVEN
            && subjects.stream().allMatch(s -> !s.plane().outcomes().isEmpty() && isAway(s))
            && subjects.stream().anyMatch(s -> !s.vendor().equals(subject.vendor()));
    return around.network() == Network.LOST || isNobodyThere ? Shape.OUR_NETWORK : other;
  }

  private static boolean isAway(Subject subject) {
    return subject.shows(Symptom.UNREACHABLE)
        || subject.shows(Symptom.WRONG_PEER)
        || subject.shows(Symptom.GARBLED);
  }

  /// Does an account of another vendor show it, since about the same time?
  private boolean isElsewhere(Subject subject, Symptom symptom) {
    Predicate<Subject> elsewhere = s -> !s.vendor().equals(subject.vendor());
    return subjects.stream()
        .filter(elsewhere)
        .anyMatch(s -> s.shows(symptom) && isSameTime(subject, s));
  }

  private static boolean isSameTime(Subject one, Subject other) {
    Instant mine = begun(one);
    Instant theirs = begun(other);
    return Duration.between(mine, theirs).abs().compareTo(SAME_TIME) <= 0;
  }

  /// When its trouble became a verdict, or when the newest failure came that is none yet.
  private static Instant begun(Subject subject) {
    ControlPlane plane = subject.plane();
    if (plane.readable().verdict() == Verdict.DOWN) {
      return plane.readable().since();
    }
    return plane.written().verdict() == Verdict.DOWN
        ? plane.written().since()
        : plane.newestFailure().map(PlaneOutcome::at).orElse(Instant.EPOCH);
  }

  private Stream<Subject> siblings(Subject subject) {
    return subjects.stream()
        .filter(s -> s.vendor().equals(subject.vendor()) && !s.account().equals(subject.account()));
  }

  private String evidence(Subject subject, Shape shape) {
    if (shape == Shape.WELL) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    subject.plane().newestFailure().ifPresent(f -> text.append(f.detail()));
    switch (shape) {
      case REVOKED_KEY, VENDOR_AUTH_OUTAGE -> {
        siblings(subject).forEach(s -> text.append("; ").append(newest(s)));
        around.products().stream()
            .filter(p -> p.vendor().equals(subject.vendor()))
            .forEach(p -> text.append("; ").append(p.name()).append(" is ").append(p.verdict()));
      }
      case SEVERAL_REFUSE, OUR_CLOCK, OUR_NETWORK ->
          subjects.stream()
              .filter(s -> !s.account().equals(subject.account()))
              .forEach(s -> text.append("; ").append(newest(s)));
      case WELL, KEY_REFUSED, THROTTLED, UNREACHABLE, READS_ONLY, LYING -> {}
    }
    return text.toString();
  }

  private static String newest(Subject subject) {
    return subject.account()
        + ": "
        + subject.plane().newestRead().map(PlaneOutcome::detail).orElse("not asked yet");
  }
}
