// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.provider.BadSetting;
import io.wayout.provider.NameServer;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.Secret;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The settings of one account, checked.
///
/// @param servers the primaries, in the order in which they are tried
/// @param keyName of the TSIG key
/// @param algorithm of the TSIG key, lower case
/// @param secret of the TSIG key, Base64
/// @param nameServers the zones' authoritative servers; empty to look at the delegation
record Rfc2136Settings(
    List<NameServer> servers,
    DnsName keyName,
    String algorithm,
    Secret secret,
    List<NameServer> nameServers) {
  static final String SERVERS = "servers";
  static final String KEY_NAME = "tsig-name";
  static final String ALGORITHM = "tsig-algorithm";
  static final String SECRET = "tsig-secret";
  private static final String NAME_SERVERS = "name-servers";

  /// `[v6]` and `[v6]:port`, an IPv6 address alone, `host` and `host:port`.
  private static final Pattern SERVER =
      Pattern.compile(
          "\\[(?<v6>[0-9A-Fa-f:.]+)](:(?<port6>\\d+))?"
              + "|(?<alone>[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)"
              + "|(?<host>[\\w.-]+)(:(?<port>\\d+))?");

  private static final String DEFAULT_ALGORITHM = "hmac-sha256";
  private static final List<String> ALGORITHMS =
      List.of(
          "hmac-sha224",
          "hmac-sha256",
          "hmac-sha256-128",
          "hmac-sha384",
          "hmac-sha384-192",
          "hmac-sha512",
          "hmac-sha512-256");

  static final List<Setting> ALL =
      List.of(
          Setting.required(
              SERVERS,
              Kind.TEXTS,
              "The primaries that take updates, each 'host' or 'host:port', tried in this order."
                  + " Prefer addresses to names. Default port: 53."),
          Setting.required(KEY_NAME, Kind.TEXT, "The name of the TSIG key, as the server has it."),
          Setting.optional(
              ALGORITHM,
              Kind.TEXT,
              "The algorithm of the TSIG key: "
                  + String.join(", ", ALGORITHMS)
                  + ". Default: "
                  + DEFAULT_ALGORITHM
                  + "."),
          Setting.required(SECRET, Kind.SECRET, "The secret of the TSIG key, in Base64."),
          Setting.optional(
              NAME_SERVERS,
              Kind.TEXTS,
              "The zones' authoritative servers, each 'host' or 'host:port'. Default: those of the"
                  + " zone's delegation."));

  /// @throws BadSetting if one is absent or can't be used
  static Rfc2136Settings of(ProviderContext context) {
    context.text(SERVERS);
    return new Rfc2136Settings(
        servers(SERVERS, context.texts(SERVERS)),
        keyName(context.text(KEY_NAME)),
        algorithm(context.optionalText(ALGORITHM).orElse(DEFAULT_ALGORITHM)),
        context.secret(SECRET),
        servers(NAME_SERVERS, context.texts(NAME_SERVERS)));
  }

  private static List<NameServer> servers(String setting, List<String> texts) {
    return texts.stream().map(text -> server(setting, text.strip())).toList();
  }

  private static NameServer server(String setting, String text) {
    Matcher matcher = SERVER.matcher(text);
    if (!matcher.matches()) {
      throw badServer(setting, text);
    }
    String host =
        Stream.of("v6", "alone", "host")
            .map(matcher::group)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    String port = matcher.group("port6") == null ? matcher.group("port") : matcher.group("port6");
    try {
      return new NameServer(host, port == null ? NameServer.DNS_PORT : Integer.parseInt(port));
    } catch (IllegalArgumentException noPort) {
      throw badServer(setting, text);
    }
  }

  private static BadSetting badServer(String setting, String text) {
    return new BadSetting(
        setting, "'" + text + "' is no server; write host, host:port or [v6-address]:port");
  }

  private static DnsName keyName(String text) {
    try {
      return DnsName.of(text);
    } catch (BadValue e) {
      throw new BadSetting(KEY_NAME, "not the name of a key: " + e.getMessage());
    }
  }

  private static String algorithm(String text) {
    String algorithm = text.toLowerCase(Locale.ROOT);
    if (!ALGORITHMS.contains(algorithm)) {
      throw new BadSetting(
          ALGORITHM, "'" + text + "' is no TSIG algorithm; use one of " + ALGORITHMS);
    }
    return algorithm;
  }
}
