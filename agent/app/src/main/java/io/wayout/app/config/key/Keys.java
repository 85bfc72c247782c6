// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import io.wayout.app.config.key.KeyType.Either;
import io.wayout.app.config.key.KeyType.ListOf;
import io.wayout.app.config.key.KeyType.Named;
import io.wayout.app.config.key.KeyType.Nested;
import io.wayout.app.config.key.KeyType.OneOrMany;
import java.util.List;

/// The keys of a whole configuration: the root, the agent, accounts and safety.
public final class Keys {
  private static final String LATER = "remove it; this version does without";

  /// Where a secret comes from; exactly one of the keys.
  public static final Group SECRET =
      Group.of(
          "secret",
          "accounts.NAME.SETTING",
          "Where a secret comes from: exactly one of these.",
          Key.optional("env", Words.TEXT, "", "An environment variable."),
          Key.optional(
              "file",
              Addresses.PATH,
              "",
              "A file that only its owner may read; from the configuration's folder if relative."
                  + " Read again at each use."),
          Key.optional(
              "credential", Words.NAME_OF, "", "A file in `$CREDENTIALS_DIRECTORY` (systemd)."),
          Key.optional(
              "command",
              new ListOf(Words.TEXT),
              "",
              "A program with its arguments that prints the secret within 5 s; no shell."));

  public static final Group ACCOUNT =
      new Group(
          "account",
          "accounts.NAME",
          "One set of credentials at one DNS provider's API, with the provider's own settings.",
          true,
          List.of(
              Key.required("provider", Words.NAME_OF, "The adapter that speaks this API."),
              Key.optional(
                  "vendor",
                  Words.NAME_OF,
                  "the provider's name",
                  "The company whose control plane fails as one."),
              Key.optional(
                  "zones",
                  new OneOrMany(Words.DNS_NAME),
                  "the parent of each link's name",
                  "The zones at this account; a link belongs to the longest that fits.")));

  private static final Group ADMIN =
      Group.of(
          "admin",
          "agent.admin",
          "Where the local API listens.",
          Key.of("socket", Addresses.PATH, "/run/wayout/admin.sock", "The Unix socket."),
          Key.optional("listen", Addresses.LISTEN, "none", "An extra TCP address; loopback only."),
          Key.optional(
              "group",
              Words.NAME_OF,
              "the agent's own group",
              "The system group that may use the socket."));

  private static final Group AGENT =
      Group.of(
          "agent",
          "agent",
          "The agent itself.",
          Key.optional("id", Words.NAME_OF, "the host name", "Its name in the journal."),
          Key.of("state", Addresses.PATH, "/var/lib/wayout", "The folder of journal and state."),
          Key.optional("admin", new Nested(ADMIN), "as below", "The local API."),
          Key.optional(
              "witnesses",
              new ListOf(new Either(List.of(Addresses.WITNESS, new Nested(CheckKeys.CHECK)))),
              "none",
              "Endpoints at independent vendors that prove that our own network works:"
                  + " `https://HOST/…`, `http://…`, `tcp://HOST:PORT`, `dns://SERVER/NAME`, or"
                  + " checks."),
          Key.of("vendor", Words.NAME_OF, "self-hosted", "Where this host runs."),
          Key.optional(
              "depends-on",
              new Named(Words.ID_WORD, Words.NAME_OF),
              "none",
              "What else the agent needs, and from which vendor, for `wayout audit`: `alarm`,"
                  + " `coordination` or any other word."),
          Key.optional(
              "resolvers",
              new ListOf(Addresses.SERVER),
              "the system's",
              "Recursive resolvers that are asked for target names."),
          Key.optional(
              "probe-networks",
              new ListOf(Addresses.NETWORK),
              "none",
              "Private networks where probes may connect when DNS leads there; public addresses"
                  + " always may."));

  private static final Group DEFAULTS =
      Group.of(
          "defaults",
          "defaults",
          "What holds where nothing else is said.",
          Key.optional("check", new Nested(CheckKeys.TIMING), "as below", "The rhythm of checks."),
          Key.optional(
              "policy", new Nested(PolicyKeys.POLICY), "as below", "What automation may do."),
          Key.optional(
              "depends-on",
              new Named(Words.ID_WORD, Words.NAME_OF),
              "none",
              "What every domain needs besides its links and targets."));

  private static final Group SAFETY =
      Group.of(
          "safety",
          "safety",
          "Bounds on what automation does at once.",
          Key.of(
              "blast-radius",
              Words.PERCENTAGE,
              "30%",
              "The share of all domains that may be on the move at once; one always may."),
          Key.of(
              "canary",
              Words.number(1, 10_000),
              "1",
              "How many domains move first, before a move of that kind is proven."),
          Key.optional(
              "order",
              new ListOf(Words.NAME_OF),
              "none",
              "Tags, the most important one first: `evacuate` and `return` move domains in this"
                  + " order, those without any of them last."),
          Key.of(
              "quorum",
              Words.choice("majority"),
              "majority",
              "How many agents must agree; with one agent it is that agent."),
          Key.later("on-control-plane-loss", LATER));

  /// The root of a configuration file.
  public static final Group ROOT =
      Group.of(
          "root",
          "",
          "One file, or one file and what it includes.",
          Key.optional(
              "include",
              new OneOrMany(Addresses.PATH),
              "none",
              "More files, from this file's folder; `*`, `?` and `[…]` in the last part of a path."
                  + " Included files include no others."),
          Key.of(
              "allow-inline-secrets",
              Words.FLAG,
              "false",
              "Accept secrets that stand in the file itself; for labs."),
          Key.optional("agent", new Nested(AGENT), "as below", "The agent itself."),
          Key.optional(
              "accounts",
              new Named(Words.ID_WORD, new Nested(ACCOUNT)),
              "none",
              "Accounts by name."),
          Key.optional("defaults", new Nested(DEFAULTS), "as below", "Shared settings."),
          Key.optional("safety", new Nested(SAFETY), "as below", "Bounds on automation."),
          Key.optional(
              "pools",
              new Named(Words.ID_WORD, new Named(Words.ID_WORD, new Nested(DomainKeys.TARGET))),
              "none",
              "Pools by name: targets by name, in order of preference."),
          Key.optional(
              "domains",
              new Named(Words.DNS_WORD, new Nested(DomainKeys.DOMAIN)),
              "none",
              "Business names, each with its targets and links."),
          Key.later("vendors", LATER),
          Key.later("notify", LATER + "; the journal and the log tell every move"),
          Key.later("cluster", LATER + "; run one agent"));

  private Keys() {}
}
