// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.endpoints;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One account that can be reached at several addresses.
///
/// - The first address that is well is asked. If it surely did nothing, and soon enough, one other
///   is asked within the same call.
/// - A write of unknown outcome ends the call: its caller reads back, at another address, before
///   anything is sent again (I44).
/// - Where all fail, the failure is the first one's. A substitute that does not know the zone says
///   nothing about the zone.
/// - While a check has time left, an address that is not in use is tried, too: so that it is known
///   before the day on which it is needed, and taken back when it is well (P30).
///
/// Thread-safe.
final class ManyEndpoints implements DnsProvider {
  private final List<Door> doors;
  private final InstantSource clock;
  private final Duration deadline;
  private final EndpointBoard board;

  /// One address.
  ///
  /// @param whole has the time of a whole call
  /// @param hurried has the time that is left after another one failed
  /// @param rest that time
  record Door(URI base, DnsProvider whole, DnsProvider hurried, Duration rest) {}

  /// @param doors two or more, the preferred one first
  ManyEndpoints(List<Door> doors, InstantSource clock, Duration deadline) {
    this.doors = List.copyOf(doors);
    this.clock = clock;
    this.deadline = deadline;
    this.board = new EndpointBoard(doors.size());
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return call(provider -> provider.read(keys), Verdicts::ofReads, Verdicts::estrangeReads);
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    return call(
        provider -> provider.replace(changes, gate), Verdicts::ofWrites, Verdicts::estrangeWrites);
  }

  @Override
  public Progress progress(Receipt receipt) {
    return call(
        provider -> provider.progress(receipt),
        progress ->
            progress instanceof Progress.Failed(var why) ? Verdict.failed(why) : Verdict.good(),
        (progress, why) -> progress);
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    Instant start = clock.instant();
    CheckOutcome outcome =
        call(
            provider -> provider.check(zones),
            Verdicts::ofCheck,
            (_, why) -> new CheckOutcome.Failed(why));
    if (hasTime(start)) {
      tryAnother(zones);
    }
    return outcome instanceof CheckOutcome.Healthy(String detail, Duration elapsed)
        ? new CheckOutcome.Healthy(detail + remark(), elapsed)
        : outcome;
  }

  @Override
  public List<Concern> concerns(List<DnsName> zones) {
    return doors.get(board.order().getFirst()).whole().concerns(zones);
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    return call(
        provider -> provider.nameServers(zone),
        outcome ->
            outcome instanceof NameServersOutcome.Failed(var why)
                ? Verdict.failed(why)
                : Verdict.good(),
        (_, why) -> new NameServersOutcome.Failed(why));
  }

  @Override
  public void close() {
    for (Door door : doors) {
      door.whole().close();
      door.hurried().close();
    }
  }

  /// Says of an outcome of a substitute that its address is no authority on this.
  @FunctionalInterface
  private interface Estranged<T> {
    T of(T outcome, ProviderFailure why);
  }

  private <T> T call(
      Function<DnsProvider, T> verb, Function<T, Verdict> judge, Estranged<T> estranged) {
    List<Integer> order = board.order();
    int first = order.getFirst();
    Instant start = clock.instant();
    T outcome = verb.apply(doors.get(first).whole());
    Verdict verdict = judge.apply(outcome);
    if (!verdict.isWorthAnother() || !hasTime(start)) {
      note(first, verdict);
      return strange(first, outcome, verdict, estranged);
    }
    int second = order.get(1);
    T substitute = verb.apply(doors.get(second).hurried());
    Verdict other = judge.apply(substitute);
    boolean isBetter = !other.isFailed();
    note(first, isBetter || verdict.isItsOwn() ? verdict : Verdict.none());
    note(second, other);
    boolean isOpen = other.isUnknown() || isBetter;
    return isOpen ? substitute : strange(first, outcome, verdict, estranged);
  }

  /// What an address that stands in for a better one says of a zone that it does not know.
  private <T> T strange(int endpoint, T outcome, Verdict verdict, Estranged<T> estranged) {
    Optional<Integer> better = better(endpoint);
    return better.isPresent() && verdict.why().orElse(null) instanceof Absent(String detail)
        ? estranged.of(
            outcome,
            new Unreachable(
                "%s does not answer (%s), and %s says: %s"
                    .formatted(
                        at(better.get()),
                        board.health(better.get()).trouble(),
                        at(endpoint),
                        detail)))
        : outcome;
  }

  private Optional<Integer> better(int endpoint) {
    for (int i = 0; i < endpoint; i++) {
      if (!board.health(i).isWell()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private void note(int endpoint, Verdict verdict) {
    Instant now = clock.instant();
    if (verdict.isGood()) {
      board.good(endpoint, now);
    } else if (verdict.isWorthAnother() || verdict.isUnknown()) {
      verdict.why().ifPresent(why -> board.bad(endpoint, Excerpt.of(why.detail()), now));
    }
  }

  private void tryAnother(List<DnsName> zones) {
    board
        .trial(board.order().getFirst(), clock.instant())
        .ifPresent(endpoint -> {
          Verdict verdict = Verdicts.ofCheck(doors.get(endpoint).hurried().check(zones));
          if (verdict.isFailed()) {
            String why = verdict.why().map(ProviderFailure::detail).orElse("");
            board.bad(endpoint, Excerpt.of(why), clock.instant());
          } else {
            board.good(endpoint, clock.instant());
          }
        });
  }

  /// What the operator should know while all goes well.
  private String remark() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < doors.size(); i++) {
      EndpointHealth health = board.health(i);
      if (!health.isWell()) {
        text.append("; ").append(at(i)).append(" is not used: ").append(health.trouble());
      }
    }
    return text.toString();
  }

  private String at(int endpoint) {
    return doors.get(endpoint).base().getAuthority();
  }

  /// Is there time for one more address? Not if the clock was set back meanwhile: then nobody
  /// knows.
  private boolean hasTime(Instant start) {
    Duration gone = Duration.between(start, clock.instant());
    Duration rest = doors.getFirst().rest();
    return !gone.isNegative() && gone.plus(rest).compareTo(deadline) <= 0;
  }
}
