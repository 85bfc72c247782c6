// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import io.wayout.app.config.key.KeyType.ListOf;
import io.wayout.app.config.key.KeyType.Named;
import io.wayout.app.config.key.KeyType.Nested;
import io.wayout.app.config.key.KeyType.OneOrMany;

/// The keys of domains, their links and their targets.
public final class DomainKeys {
  /// Where a chain may end.
  public static final Group TARGET =
      Group.of(
          "target",
          "pools.NAME.NAME, domains.NAME.targets.NAME",
          "Where a chain may end.",
          Key.required("vendor", Words.NAME_OF, "Whose cloud it stands in."),
          Key.optional(
              "cname",
              Words.DNS_NAME,
              "required, unless there are addresses",
              "The name that a link of type `cname` or `alias` leads to."),
          Key.optional(
              "a",
              new OneOrMany(Addresses.V4),
              "none",
              "The IPv4 addresses that a link of type `address` leads to."),
          Key.optional(
              "aaaa",
              new OneOrMany(Addresses.V6),
              "none",
              "The IPv6 addresses that a link of type `address` leads to."),
          Key.optional(
              "checks",
              new ListOf(new Nested(CheckKeys.CHECK)),
              "required",
              "The checks that must all pass; one or more."));

  /// One step of a chain.
  public static final Group LINK =
      Group.of(
          "link",
          "domains.NAME.links[]",
          "One step of a domain's chain: the records of one name.",
          Key.required("name", Words.DNS_NAME, "The record's owner name."),
          Key.of(
              "type",
              Words.choice("cname", "alias", "address"),
              "cname",
              "What it holds: one CNAME; one ALIAS, which may stand at a zone's apex and needs a"
                  + " provider that has it; or the addresses (A, AAAA or both) of the target, which"
                  + " only the last link can."),
          Key.optional("account", Words.NAME_OF, "required", "The account that hosts its zone."),
          Key.optional(
              "accounts",
              new ListOf(Words.NAME_OF),
              "`account`",
              "All accounts that host its zone at once (a mirrored link)."),
          Key.of(
              "ttl",
              Times.TTL,
              "60",
              "The TTL that wayout writes, in seconds; it never raises the TTL that it finds."),
          Key.optional(
              "zone",
              Words.DNS_NAME,
              "from the account's `zones`, else the name's parent",
              "The zone (its apex)."));

  /// One business name.
  public static final Group DOMAIN =
      Group.of(
          "domain",
          "domains.NAME",
          "A business name that users resolve: `pool` or `targets`, and `links`.",
          Key.optional("pool", Words.NAME_OF, "`targets`", "The pool of its targets."),
          Key.optional(
              "targets",
              new Named(Words.ID_WORD, new Nested(TARGET)),
              "`pool`",
              "Targets of its own, in order of preference."),
          Key.optional(
              "links",
              new ListOf(new Nested(LINK)),
              "required",
              "From the business name downwards; one or more."),
          Key.optional("tags", new ListOf(Words.NAME_OF), "none", "Words to select domains by."),
          Key.optional(
              "policy",
              new Nested(PolicyKeys.POLICY_OVERRIDES),
              "`defaults.policy`",
              "What automation may do with it."),
          Key.optional(
              "check",
              new Nested(CheckKeys.TIMING_OVERRIDES),
              "`defaults.check`",
              "The rhythm of its own targets' checks."),
          Key.optional(
              "depends-on",
              new Named(Words.ID_WORD, Words.NAME_OF),
              "`defaults.depends-on`",
              "What else it needs, and from which vendor, for `wayout audit`: `registrar`,"
                  + " `certificate` or any other word."),
          Key.later("on-control-plane-loss", "remove it; this version holds"));

  private DomainKeys() {}
}
