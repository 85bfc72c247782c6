// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.LinkAccount;
import io.wayout.dns.DnsName;
import java.util.List;

/// What the planner thinks of one link as a way to a target, and why.
///
/// @param link its place in the chain, from 1
/// @param isOnPath users are led through it now
/// @param isChosen the plan writes it
/// @param text why it is written, or why not, in one sentence
public record LinkVerdict(
    int link,
    DnsName name,
    boolean isOnPath,
    boolean isChosen,
    String text,
    List<ReplicaVerdict> replicas) {
  public LinkVerdict {
    replicas = List.copyOf(replicas);
  }

  /// What the planner thinks of one record set of the link at one account.
  ///
  /// @param isKnown its value is known
  /// @param isChosen the plan writes it
  /// @param text what it is or will be, or what keeps it from being written
  public record ReplicaVerdict(
      LinkAccount place,
      String vendor,
      boolean isWritable,
      boolean isAnswering,
      boolean isKnown,
      boolean isChosen,
      String text) {}
}
