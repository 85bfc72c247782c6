// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import java.time.Duration;
import java.util.Optional;

/// What automation may do with a domain, and how fast.
///
/// @param downFor how long the effective target must be DOWN before an automatic move
/// @param block how long after an automatic move no other one follows, unless acknowledged (I28)
/// @param standbyFor how long a standby must have been without a failed check (I25)
/// @param restoreAfter how long a bypassed link must be well before the bypass is undone
/// @param rto how long users may be without the domain; shown beside the time to switch
/// @param onPlaneLoss whether a vendor whose control plane is gone is left
/// @param partial whether automation may move only some users
/// @param requireDrill how old the last live drill of the domain's group may be before automation
///   only advises (I97); empty: none is asked for
public record Policy(
    Mode mode,
    Duration downFor,
    Duration block,
    Duration standbyFor,
    Failback failback,
    Duration restoreAfter,
    Duration rto,
    OnPlaneLoss onPlaneLoss,
    Partial partial,
    Optional<Duration> requireDrill) {

  /// A policy that allows partial moves and asks for no drill.
  public Policy(
      Mode mode,
      Duration downFor,
      Duration block,
      Duration standbyFor,
      Failback failback,
      Duration restoreAfter,
      Duration rto,
      OnPlaneLoss onPlaneLoss) {
    this(
        mode,
        downFor,
        block,
        standbyFor,
        failback,
        restoreAfter,
        rto,
        onPlaneLoss,
        Partial.ALLOW,
        Optional.empty());
  }

  /// The same in another mode.
  public Policy in(Mode next) {
    return new Policy(
        next,
        downFor,
        block,
        standbyFor,
        failback,
        restoreAfter,
        rto,
        onPlaneLoss,
        partial,
        requireDrill);
  }

  /// The same, asking for a live drill that is no older.
  public Policy requiring(Duration drill) {
    return new Policy(
        mode,
        downFor,
        block,
        standbyFor,
        failback,
        restoreAfter,
        rto,
        onPlaneLoss,
        partial,
        Optional.of(drill));
  }

  /// May automation move only some users, where nothing reaches all?
  public enum Partial {
    /// Better some users than none; the rest follows when its vendor is back.
    ALLOW,
    /// All users, or none.
    DENY
  }

  /// How much automation a domain has.
  public enum Mode {
    /// Only people move it.
    MANUAL,
    /// The agent records what it would have done.
    ADVISE,
    /// The agent moves it.
    AUTO
  }

  /// What follows when the whole control plane of the effective target's vendor is gone.
  public enum OnPlaneLoss {
    /// Nothing: what serves goes on serving (I24).
    HOLD,
    /// The domain leaves that vendor while it still can be led away in peace.
    EVACUATE
  }

  /// When a domain returns to its preferred target.
  public sealed interface Failback {
    /// When a person says so.
    record Manual() implements Failback {}

    /// By itself, after the preferred target has been UP for this long.
    record After(Duration upFor) implements Failback {}
  }
}
