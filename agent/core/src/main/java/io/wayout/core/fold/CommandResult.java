// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.guard.Refusal;
import io.wayout.dns.DnsName;
import java.util.List;

/// The answer to a command, domain by domain where it names several.
public record CommandResult(List<Entry> entries) {
  public CommandResult {
    entries = List.copyOf(entries);
  }

  /// What became of the wish for one domain (or for a scope that has no domain).
  public sealed interface Entry {}

  /// A switchover is under way, or was already (H03).
  public record Started(DnsName domain, String switchover) implements Entry {}

  /// A campaign is under way.
  ///
  /// @param isJoined it was already
  public record Campaigning(String campaign, boolean isJoined, int domains) implements Entry {}

  /// A live drill is under way.
  ///
  /// @param isJoined it was already
  public record Rehearsing(String drill, boolean isJoined, DnsName domain, String away)
      implements Entry {}

  /// There is nothing to do.
  public record Unchanged(String subject, String text) implements Entry {}

  /// It is done.
  public record Done(String subject, String text) implements Entry {}

  /// It was refused, with the remedy.
  public record Refused(String subject, Refusal refusal) implements Entry {}
}
