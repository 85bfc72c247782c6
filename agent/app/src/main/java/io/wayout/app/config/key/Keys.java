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

  private static final Group CANARY =
      Group.of(
          "canary",
          "accounts.NAME.canary",
          "A harmless TXT record of our own, written to prove that the account takes changes: in its"
              + " rhythm, after an outage, and each minute while writes fail. Nothing else is"
              + " touched. It also marks which installation guards the account: give every"
              + " installation the same name.",
          Key.required(
              "name",
              Words.DNS_NAME,
              "A name that nobody uses, in one of the account's zones, such as"
                  + " `_wayout.shop.example`."),
          Key.of("every", Times.duration("1m", "30d"), "1d", "How often, 1m to 30d."));

  private static final Group VENDOR =
      Group.of(
          "vendor",
          "vendors.NAME",
          "A company whose control plane fails as one.",
          Key.optional(
              "control-plane",
              new ListOf(new Nested(CheckKeys.CHECK)),
              "none",
              "Checks that tell of its control plane besides the DNS API, such as another product's"
                  + " API. They judge no target."));

  private static final Group PLANES =
      Group.of(
          "planes",
          "agent.planes",
          "How control planes and name servers are asked whether they are there.",
          Key.of("interval", Times.duration("5s", "5m"), "10s", "How often, 5s to 5m."));

  private static final Group RECORDS =
      Group.of(
          "records",
          "agent.records",
          "How every managed record is read, and every name server asked what it answers.",
          Key.of("interval", Times.duration("10s", "1h"), "60s", "How often, 10s to 1h."));

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
                  "The zones at this account; a link belongs to the longest that fits."),
              Key.optional(
                  "canary", new Nested(CANARY), "none", "What proves that it takes changes.")));

  private static final Group TLS =
      Group.of(
          "tls",
          "agent.admin.tls",
          "What the TCP address proves itself with. The files are read anew when they change.",
          Key.required(
              "certificate",
              Addresses.PATH,
              "A PEM file: the server's certificate, then those that lead to its authority."),
          Key.required(
              "key",
              Addresses.PATH,
              "A PEM file with its private key (PKCS #8, no passphrase), closed to others."));

  private static final Group ADMIN =
      Group.of(
          "admin",
          "agent.admin",
          "Where the local API listens.",
          Key.of("socket", Addresses.PATH, "/run/wayout/admin.sock", "The Unix socket."),
          Key.optional(
              "group",
              Words.NAME_OF,
              "the agent's own group",
              "The system group that may use the socket."),
          Key.optional(
              "listen",
              Addresses.LISTEN,
              "none",
              "An extra TCP address, such as `127.0.0.1:8353`. It takes tokens only; beyond"
                  + " loopback it needs `tls`."),
          Key.optional("tls", new Nested(TLS), "none: plain HTTP", "TLS for the TCP address."),
          Key.optional(
              "hosts",
              new ListOf(Words.DNS_NAME),
              "none",
              "Names by which clients reach the TCP address, besides `localhost`, its own"
                  + " address and the names in its certificate."));

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
          Key.optional("planes", new Nested(PLANES), "as below", "The rhythm of control planes."),
          Key.optional("records", new Nested(RECORDS), "as below", "The rhythm of records."),
          Key.optional(
              "url", Addresses.HTTP_URL, "none", "Where its page is, for links in messages."),
          Key.optional(
              "heartbeat",
              new Nested(NotifyKeys.HEARTBEAT),
              "none",
              "Who is asked while all is well."),
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

  private static final Group LIVE_DRILLS =
      Group.of(
          "live-drills",
          "safety.live-drills",
          "Rehearsals that really move a domain, and bring it back.",
          Key.optional(
              "domains",
              new ListOf(Words.DNS_NAME),
              "none",
              "Domains that may be moved for one; choose some that few users have."),
          Key.optional(
              "windows",
              new ListOf(Times.WINDOW),
              "at any time",
              "When one may begin: days, hours and a time zone."),
          Key.of(
              "stay",
              Times.duration("10s", "1h"),
              "2m",
              "How long a domain stays at the other target."));

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
          Key.optional(
              "live-drills",
              new Nested(LIVE_DRILLS),
              "as below",
              "Who may be moved for a rehearsal (`wayout drill --live`)."),
          Key.of(
              "quorum",
              Words.choice("majority"),
              "majority",
              "How many agents must agree; with one agent it is that agent."),
          Key.later(
              "on-control-plane-loss", "write it in defaults.policy, or in a domain's policy"));

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
          Key.optional(
              "vendors",
              new Named(Words.ID_WORD, new Nested(VENDOR)),
              "none",
              "Vendors by name: what else tells of their control planes."),
          TriggerKeys.ofRoot().get(0),
          TriggerKeys.ofRoot().get(1),
          TriggerKeys.ofRoot().get(2),
          Key.optional(
              "notify",
              new ListOf(new Nested(NotifyKeys.CHANNEL)),
              "none",
              "Channels that tell people what happens."),
          Key.later("cluster", LATER + "; run one agent"));

  private Keys() {}
}
