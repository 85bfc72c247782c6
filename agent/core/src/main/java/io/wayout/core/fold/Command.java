// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.model.Freeze.Scope;
import io.wayout.dns.DnsName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An operator's wish, already free of typing errors that can be seen without the state.
public sealed interface Command {

  /// Move domains to a target.
  ///
  /// @param target the target's name; empty: each domain's preferred target
  /// @param force go on although the target is not proven healthy, or another move is in progress
  /// @param overwriteForeign also replace values that someone else put there
  /// @param setsTtl also write the configured TTLs, where that raises one as well (I12)
  /// @param expectedGenerations for each domain the generation that the shown preview had, so that
  ///   a changed world is noticed; empty: not compared
  record Switch(
      List<DnsName> domains,
      Optional<String> target,
      boolean force,
      boolean overwriteForeign,
      boolean setsTtl,
      String reason,
      List<Long> expectedGenerations)
      implements Command {
    public Switch {
      domains = List.copyOf(domains);
      expectedGenerations = List.copyOf(expectedGenerations);
      if (!expectedGenerations.isEmpty() && expectedGenerations.size() != domains.size()) {
        throw new IllegalArgumentException("one expected generation per domain, or none");
      }
    }

    /// A move that leaves TTLs as they are.
    public Switch(
        List<DnsName> domains,
        Optional<String> target,
        boolean force,
        boolean overwriteForeign,
        String reason,
        List<Long> expectedGenerations) {
      this(domains, target, force, overwriteForeign, false, reason, expectedGenerations);
    }
  }

  /// Lead every domain away from a vendor, or back to it; joins a campaign of the same kind and
  /// vendor that is open.
  ///
  /// @param seen what the person was shown: the generation of each domain that is to move; empty:
  ///   whoever is there now. A domain that was decided anew since then, or that was not shown, does
  ///   not move.
  record StartCampaign(
      Campaign.Key key, Campaign.Options options, String reason, Map<DnsName, Long> seen)
      implements Command {
    public StartCampaign {
      seen = Map.copyOf(seen);
    }
  }

  /// Begin no more moves of a campaign; those under way end by themselves.
  record StopCampaign(Campaign.Key key, String reason) implements Command {}

  /// Lead a domain to another target for real, watch it there, and lead it back.
  ///
  /// @param target the other target's name; empty: the first proven one
  /// @param stay how long it stays there; empty: as configured
  record StartDrill(DnsName domain, Optional<String> target, Optional<Duration> stay, String reason)
      implements Command {}

  /// End the live drill of a domain early: home at once.
  record StopDrill(DnsName domain, String reason) implements Command {}

  /// Stop all automatic action in the scope.
  ///
  /// @param expires after how long it ends by itself; empty: never
  record SetFreeze(Scope scope, String reason, Optional<Duration> expires) implements Command {}

  record LiftFreeze(Scope scope) implements Command {}

  /// Acknowledge the last move of domains and lift their blocks.
  record Acknowledge(List<DnsName> domains) implements Command {
    public Acknowledge {
      domains = List.copyOf(domains);
    }
  }

  /// Take accounts over from the installation that guards them (H19).
  record Adopt(List<String> accounts) implements Command {
    public Adopt {
      accounts = List.copyOf(accounts);
    }
  }

  /// Stop a switchover that is in progress and report where it stands; never undoes anything (H09).
  record Abort(DnsName domain) implements Command {}
}
