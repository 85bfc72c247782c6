// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import io.wayout.app.config.key.KeyType.Either;
import io.wayout.app.config.key.KeyType.ListOf;
import io.wayout.app.config.key.KeyType.Named;
import io.wayout.app.config.key.KeyType.Nested;
import io.wayout.app.config.key.KeyType.OneOrMany;
import java.util.List;
import java.util.stream.Stream;

/// The keys of health checks.
public final class CheckKeys {
  private static final String INHERITED = "`defaults.check`";

  private static final List<Key> RHYTHM =
      List.of(
          Key.of(
              "interval",
              Times.duration("100ms", "1h"),
              "10s",
              "From the start of one probe to the start of the next, 100ms to 1h."),
          Key.of(
              "timeout",
              Times.duration("50ms", "1m"),
              "2s",
              "The total time of one probe, 50ms to 1m."),
          Key.of(
              "fall", Words.number(1, 100), "3", "Failures in a row that make it down, 1 to 100."),
          Key.of(
              "rise", Words.number(1, 100), "6", "Successes in a row that make it up, 1 to 100."),
          Key.of(
              "confirm",
              Times.duration("50ms", "1h"),
              "1s",
              "The interval after a first failure, until the verdict is sure."));

  /// The rhythm where defaults are set.
  public static final Group TIMING =
      new Group("timing", "defaults.check", "The rhythm of all checks.", false, RHYTHM);

  private static final List<Key> RHYTHM_OVERRIDES =
      RHYTHM.stream().map(key -> key.inheriting(INHERITED)).toList();

  /// The rhythm where a domain has its own.
  public static final Group TIMING_OVERRIDES =
      new Group(
          "timing-overrides",
          "domains.NAME.check",
          "The rhythm of the checks of a domain with targets of its own.",
          false,
          RHYTHM_OVERRIDES);

  /// What an HTTP check expects.
  public static final Group EXPECT =
      Group.of(
          "expect",
          "checks[].expect",
          "What the answer to an HTTP check must be.",
          Key.optional(
              "status",
              new OneOrMany(Words.STATUSES),
              "2xx",
              "One or more of `200`, `2xx`, `301-302`."),
          Key.optional(
              "body",
              Words.REGEX,
              "anything",
              "A regular expression that the first 256 KiB of the body must contain."));

  private static final List<Key> PROBES =
      List.of(
          Key.optional("http", Addresses.HTTP_URL, "", "Ask a web server for this URL."),
          Key.optional(
              "tcp", Addresses.HOST_PORT, "", "Connect; with `via`, the port alone is enough."),
          Key.optional(
              "tls",
              Addresses.HOST_PORT,
              "",
              "Make a TLS handshake; with `via`, the port alone is enough."),
          Key.optional("dns", Words.DNS_NAME, "", "Ask a name server for this name."),
          Key.optional(
              "exec",
              new ListOf(Words.TEXT),
              "",
              "Run this program with these arguments, without a shell; exit code 0 passes."),
          Key.optional(
              "via",
              Words.TEXT,
              "the URL's host",
              "http, tcp, tls: where to connect: `target`, a name, or an address."),
          Key.of("method", Words.choice("GET", "HEAD", "POST", "OPTIONS"), "GET", "http only."),
          Key.optional(
              "headers",
              new Named(Words.HEADER_WORD, Words.SECRET_TEXT),
              "none",
              "http only: by name."),
          Key.optional(
              "expect",
              new Either(List.of(Words.TEXT, new Nested(EXPECT))),
              "2xx, or any answer",
              "http: a mapping as below; dns: an address or name that the answer must contain."),
          Key.optional(
              "server-name",
              Words.DNS_NAME,
              "the host",
              "tls only: SNI, and the name that the certificate must be valid for."),
          Key.optional("server", Addresses.SERVER, "required", "dns only: the server to ask."),
          Key.of(
              "type",
              Words.choice("A", "AAAA", "CNAME", "MX", "NS", "SOA", "TXT"),
              "A",
              "dns only: the type to ask for."));

  /// One check.
  public static final Group CHECK =
      new Group(
          "check",
          "checks[]",
          "One health check: exactly one of `http`, `tcp`, `tls`, `dns`, `exec`.",
          false,
          Stream.concat(PROBES.stream(), RHYTHM_OVERRIDES.stream()).toList());

  private CheckKeys() {}
}
