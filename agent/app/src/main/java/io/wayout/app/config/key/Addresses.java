// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import io.wayout.app.config.HostPort;
import io.wayout.app.config.key.Reading.Bad;
import io.wayout.app.config.key.Reading.Good;
import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import io.wayout.engine.probe.AddressRules.Network;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Endpoints, URLs and paths.
public final class Addresses {
  private static final int PORT_MAX = 65_535;
  private static final int DNS_PORT = 53;
  private static final Pattern ENDPOINT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^\\s:/\\[\\]]*))(?::(\\d{1,5}))?");
  private static final Set<String> WITNESS_SCHEMES = Set.of("http", "https", "tcp", "dns");

  public static final KeyType HOST_PORT =
      Words.word(
          "host:port",
          "host:port, or a port alone where 'via' is set",
          Map.of("type", List.of("string", "integer"), "minimum", 1, "maximum", PORT_MAX),
          Addresses::endpoint);

  public static final KeyType LISTEN =
      Words.word(
          "host:port",
          "an address and a port such as 127.0.0.1:8353",
          Map.of("type", "string"),
          Addresses::listen);

  public static final KeyType SERVER =
      Words.word(
          "host or host:port",
          "a server such as 192.0.2.53 or ns1.example:53",
          Map.of("type", "string"),
          Addresses::server);

  public static final KeyType HTTP_URL =
      Words.word(
          "URL",
          "an http or https URL",
          Map.of("type", "string", "pattern", "^https?://"),
          text -> url(text, Set.of("http", "https"), "https://shop.example/healthz"));

  public static final KeyType WITNESS =
      Words.word(
          "URL",
          "a URL with https, http, tcp or dns, or a check",
          Map.of("type", "string", "pattern", "^(https?|tcp|dns)://"),
          text -> url(text, WITNESS_SCHEMES, "https://www.example.net/204"));

  public static final KeyType V4 =
      Words.word(
          "IPv4 address",
          "an IPv4 address such as 192.0.2.1",
          Map.of("type", "string", "format", "ipv4"),
          text -> address(RecordType.A, text));

  public static final KeyType V6 =
      Words.word(
          "IPv6 address",
          "an IPv6 address such as 2001:db8::1",
          Map.of("type", "string", "format", "ipv6"),
          text -> address(RecordType.AAAA, text));

  public static final KeyType NETWORK =
      Words.word(
          "network",
          "a network such as 10.0.0.0/8 or fd00::/8",
          Map.of("type", "string"),
          Addresses::network);

  public static final KeyType PATH =
      Words.word("path", "a path", Map.of("type", "string", "minLength", 1), Addresses::path);

  private Addresses() {}

  private static Reading address(RecordType type, String text) {
    try {
      return new Good(new Value.Text(RecordData.of(type, List.of(text)).values().getFirst()));
    } catch (BadValue bad) {
      return new Bad(
          "'" + text + "' is no " + (type == RecordType.A ? "IPv4" : "IPv6") + " address",
          type == RecordType.A ? "write it as 192.0.2.1" : "write it as 2001:db8::1");
    }
  }

  private static Reading network(String text) {
    try {
      return new Good(new Value.Text(Network.of(text).toString()));
    } catch (IllegalArgumentException bad) {
      return new Bad("'" + text + "' is not a network", "write it as 10.0.0.0/8 or fd00::/8");
    }
  }

  /// Reads `host:port`, `[v6]:port`, `host`, or a port alone (the host is then empty).
  ///
  /// @param defaultPort what stands for a missing port
  /// @return empty if the text is none of these
  public static Optional<HostPort> parse(String text, int defaultPort) {
    if (text.matches("\\d{1,5}")) {
      return atPort("", Integer.parseInt(text));
    }
    Matcher matcher = ENDPOINT.matcher(isBareV6(text) ? "[" + text + "]" : text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    int port = matcher.group(3) == null ? defaultPort : Integer.parseInt(matcher.group(3));
    return isHost(host) ? atPort(host, port) : Optional.empty();
  }

  /// Is the text an IPv4 or IPv6 address? Nothing is resolved.
  public static boolean isLiteral(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  private static Optional<HostPort> atPort(String host, int port) {
    return port >= 0 && port <= PORT_MAX ? Optional.of(new HostPort(host, port)) : Optional.empty();
  }

  private static boolean isBareV6(String text) {
    return !text.startsWith("[") && text.indexOf(':') != text.lastIndexOf(':') && isLiteral(text);
  }

  private static boolean isHost(String host) {
    if (isLiteral(host)) {
      return true;
    }
    try {
      DnsName.of(host);
      return true;
    } catch (BadValue bad) {
      return false;
    }
  }

  private static Reading endpoint(String text) {
    return parse(text, 0)
        .filter(at -> at.port() > 0)
        .<Reading>map(at -> new Good(new Value.Host(at)))
        .orElseGet(
            () -> new Bad("'" + text + "' is not host:port", "write it as in lb.example:443"));
  }

  private static Reading listen(String text) {
    return parse(text, -1)
        .filter(at -> !at.host().isEmpty())
        .<Reading>map(at -> new Good(new Value.Host(at)))
        .orElseGet(
            () -> new Bad("'" + text + "' is not address:port", "write it as in 127.0.0.1:8353"));
  }

  private static Reading server(String text) {
    return parse(text, DNS_PORT)
        .filter(at -> !at.host().isEmpty() && at.port() > 0)
        .<Reading>map(at -> new Good(new Value.Host(at)))
        .orElseGet(() ->
            new Bad(
                "'" + text + "' is not a server",
                "write an address or a name, with a port if it is not 53"));
  }

  private static Reading url(String text, Set<String> schemes, String example) {
    try {
      URI uri = new URI(text);
      if (uri.getRawUserInfo() != null) {
        return new Bad("the URL holds a user name or password", "use 'headers' for credentials");
      }
      if (uri.getScheme() == null || !schemes.contains(uri.getScheme()) || uri.getHost() == null) {
        return new Bad(
            "'" + text + "' is not a URL that can be asked", "write it as in " + example);
      }
      return new Good(new Value.Address(uri));
    } catch (URISyntaxException bad) {
      return new Bad(
          "'" + text + "' is not a URL: " + bad.getReason(), "write it as in " + example);
    }
  }

  private static Reading path(String text) {
    boolean isBad = text.isEmpty() || text.chars().anyMatch(Character::isISOControl);
    return isBad
        ? new Bad("'" + text + "' is not a path", "write a path such as /var/lib/wayout")
        : new Good(new Value.Text(text));
  }
}
