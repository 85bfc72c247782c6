// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import java.util.List;

/// The keys of what automation may do.
public final class PolicyKeys {
  private static final List<Key> KEYS =
      List.of(
          Key.of(
              "mode",
              Words.choice("manual", "advise", "auto"),
              "advise",
              "`manual`: only people move it; `advise`: record what would have been done; `auto`:"
                  + " move it."),
          Key.of(
              "down-for",
              Times.duration("0", "1d"),
              "20s",
              "How long the effective target must be down before an automatic move."),
          Key.of(
              "block",
              Times.duration("0", "30d"),
              "1h",
              "How long no other automatic move follows one, unless acknowledged."),
          Key.of(
              "standby-for",
              Times.duration("0", "1d"),
              "10m",
              "How long a standby must have been up before automation moves there."),
          Key.of(
              "failback",
              Times.FAILBACK,
              "manual",
              "`manual`, or how long the preferred target must be up before a domain returns to it"
                  + " by itself, 1m to 30d."),
          Key.of(
              "restore-after",
              Times.duration("0", "30d"),
              "10m",
              "How long a bypassed link must be well before the bypass is undone."),
          Key.of(
              "on-control-plane-loss",
              Words.choice("hold", "evacuate"),
              "hold",
              "When the whole control plane of the vendor where the domain is has been gone for"
                  + " `down-for`: `hold`: what serves goes on serving; `evacuate`: move to a proven"
                  + " target at another vendor."),
          Key.optional(
              "require-drill",
              Times.duration("1d", "366d"),
              "none",
              "How old the last green `wayout drill --live` of a domain with the same targets and"
                  + " accounts may be; beyond that, `auto` only advises."),
          Key.of(
              "rto",
              Times.duration("1s", "30d"),
              "5m",
              "How long users may be without the domain; shown beside the time to switch."),
          Key.of(
              "partial",
              Words.choice("allow", "deny"),
              "allow",
              "Where no plan reaches all users, because an account of a mirrored link can't be"
                  + " written: may automation move the users that it can reach, and the rest"
                  + " later?"));

  /// Where the defaults are set.
  public static final Group POLICY =
      new Group("policy", "defaults.policy", "What automation may do.", false, KEYS);

  /// Where a domain has its own.
  public static final Group POLICY_OVERRIDES =
      new Group(
          "policy-overrides",
          "domains.NAME.policy",
          "What automation may do with this domain.",
          false,
          KEYS.stream().map(key -> key.inheriting("`defaults.policy`")).toList());

  private PolicyKeys() {}
}
