// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.campaign;

import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A person's order to lead every domain away from a vendor, or back to it.
///
/// @param id unique and readable, e.g. `evacuate-alibaba-3`
/// @param actor who asked
/// @param reason why, in the actor's words
/// @param phaseSince when the current phase began
/// @param detail the newest thing worth knowing about the whole, for people
/// @param entries its domains, in the order in which they move
public record Campaign(
    String id,
    Kind kind,
    String vendor,
    Options options,
    String actor,
    String reason,
    Instant startedAt,
    Phase phase,
    Instant phaseSince,
    String detail,
    List<Entry> entries) {
  public Campaign {
    entries = List.copyOf(entries);
  }

  /// Which way it goes.
  public enum Kind {
    /// Away from the vendor.
    EVACUATE,
    /// Back to the preferred targets at the vendor.
    RETURN
  }

  /// How far the whole is.
  public enum Phase {
    /// The first domains move; nothing else does before they are served.
    CANARY,
    /// One batch after the other.
    MOVING,
    /// Only what can't move yet is left; it moves when it can.
    WAITING,
    /// Nothing is left.
    DONE,
    /// A person stopped it.
    STOPPED,
    /// It stopped itself: a canary failed, or too many moves did.
    HALTED;

    /// Does it begin no more moves?
    public boolean isTerminal() {
      return switch (this) {
        case CANARY, MOVING, WAITING -> false;
        case DONE, STOPPED, HALTED -> true;
      };
    }
  }

  /// Where one domain stands.
  public enum Standing {
    /// Its turn has not come.
    WAITING,
    MOVING,
    /// Every authoritative server answers the new value.
    SERVED,
    /// It can't move now, or its move failed; it is tried again.
    HELD,
    /// It has nothing to do with the order any more.
    SKIPPED
  }

  /// What a campaign is to take no notice of.
  ///
  /// @param isForced go back before the preferred target is proven for long enough, go to a target
  ///   that is not known to be up, take over moves that people have under way; never to a target
  ///   that is down
  /// @param isOverwriting replace values that someone else put there
  /// @param isWhole after the canary all at once, whatever the blast radius says
  public record Options(boolean isForced, boolean isOverwriting, boolean isWhole) {}

  /// At most one campaign of a key is open.
  public record Key(Kind kind, String vendor) {
    /// The same in every JVM, so that campaigns have the same order in each.
    @Override
    public int hashCode() {
      return 31 * kind.name().hashCode() + vendor.hashCode();
    }
  }

  /// One domain.
  ///
  /// @param target the name of the target that it goes to, as far as known; may be empty
  /// @param sort moves of one sort prove each other: the target's id
  /// @param switchover its move, while it moves and after it was served
  /// @param failures how many of its moves failed
  /// @param since when it came to stand where it stands
  public record Entry(
      DnsName domain,
      String target,
      String sort,
      Standing standing,
      Optional<String> switchover,
      int failures,
      Instant since,
      String detail) {

    public static Entry waiting(DnsName domain, String target, String sort, Instant now) {
      return new Entry(domain, target, sort, Standing.WAITING, Optional.empty(), 0, now, "");
    }

    /// The same, on its way.
    public Entry moving(String toward, String newSort, String id, Instant now) {
      return new Entry(
          domain, toward, newSort, Standing.MOVING, Optional.of(id), failures, now, "");
    }

    /// The same, with a word about where it stands.
    public Entry to(Standing next, String newDetail, Instant now) {
      return new Entry(domain, target, sort, next, switchover, failures, now, newDetail);
    }

    /// The same, without its move.
    Entry released() {
      return new Entry(domain, target, sort, standing, Optional.empty(), failures, since, detail);
    }

    /// The same, with one more failure.
    Entry failed() {
      return new Entry(domain, target, sort, standing, switchover, failures + 1, since, detail);
    }

    /// Is a move of its own under way, be it slowly?
    public boolean isUnderWay() {
      return standing == Standing.MOVING || (standing == Standing.HELD && switchover.isPresent());
    }
  }

  public Key key() {
    return new Key(kind, vendor);
  }

  /// May it still change?
  public boolean isOpen() {
    return !phase.isTerminal() || count(Standing.MOVING) > 0;
  }

  public long count(Standing standing) {
    return entries.stream().filter(e -> e.standing() == standing).count();
  }

  /// What its moves carry as their reason.
  public String mark() {
    return reason.isBlank() ? id : id + ": " + reason;
  }

  /// Did a move with this reason come from it?
  public boolean isMark(String text) {
    return text.equals(mark());
  }

  public Campaign with(List<Entry> next) {
    return new Campaign(
        id, kind, vendor, options, actor, reason, startedAt, phase, phaseSince, detail, next);
  }

  public Campaign to(Phase next, String newDetail, Instant now) {
    Instant since = next == phase ? phaseSince : now;
    return new Campaign(
        id, kind, vendor, options, actor, reason, startedAt, next, since, newDetail, entries);
  }
}
