// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.dns.DnsName;

/// One change of the configuration that would open ways out.
///
/// @param change what to change
/// @param cells how many stuck cells of single-vendor outages it would mend
public record Mending(Change change, int cells) {

  /// A single change.
  public sealed interface Change {
    /// Host a zone at another vendor as well, and delegate to both.
    record MirrorZone(DnsName zone) implements Change {}

    /// Add a link in a zone at another vendor below the last one.
    record AddLink(DnsName domain) implements Change {}

    /// Add a target at another vendor to a pool, or to a domain's own targets.
    record AddTarget(String pool) implements Change {}

    /// Run an agent at another vendor.
    record MoveAgent(String from) implements Change {}
  }

  /// The change in words.
  public String text() {
    return switch (change) {
      case Change.MirrorZone(DnsName zone) ->
          "host the zone " + zone + " at another vendor as well, and delegate it to both";
      case Change.AddLink(DnsName domain) ->
          "add a link in a zone at another vendor below the last link of " + domain;
      case Change.AddTarget(String pool) -> "add a target at another vendor to " + pool;
      case Change.MoveAgent(String from) -> "run an agent somewhere else than at " + from;
    };
  }
}
