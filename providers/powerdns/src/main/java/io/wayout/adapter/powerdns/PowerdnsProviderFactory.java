// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import io.wayout.dns.Ttl;
import io.wayout.provider.BadSetting;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Claim;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `powerdns`: the PowerDNS Authoritative Server, self-hosted, through its HTTP API.
public final class PowerdnsProviderFactory implements ProviderFactory {
  static final String URL = "url";
  static final String API_KEY = "api-key";
  static final String NAME_SERVERS = "name-servers";

  /// With names of the greatest length, 2,000 record sets make 1.2 MB of JSON; PowerDNS takes 2 MB
  /// (`webserver-max-bodysize`).
  private static final int BATCH_SIZE_MAX = 2_000;

  private static final String URL_REMEDY =
      "write the API's full address up to the server, such as"
          + " http://127.0.0.1:8081/api/v1/servers/localhost";

  private static final Pattern HOST_PORT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^:\\[\\]\\s]+))(?::([0-9]{1,5}))?");
  private static final Pattern BARE_V6 =
      Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /// PowerDNS itself has no limit; this is what one core takes beside its other work.
  private static final int REQUESTS_PER_MINUTE = 3_000;

  @Override
  public String name() {
    return "powerdns";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.READ_CHECK_WRITE,
        Claim.yes(),
        Claim.yes(),
        BATCH_SIZE_MAX,
        Claim.no("an accepted change is stored; only the name servers tell whether it is served"),
        Claim.yes(),
        new Ttl(0),
        Duration.ofSeconds(30),
        REQUESTS_PER_MINUTE);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(
            URL, Kind.TEXT, "Address of the API up to the server, .../api/v1/servers/localhost."),
        Setting.required(API_KEY, Kind.SECRET, "The key of the API (api-key in pdns.conf)."),
        Setting.optional(
            NAME_SERVERS,
            Kind.TEXTS,
            "Where this account's zones are served, each host or host:port; default: the zone's"
                + " delegation."));
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    URI url = url(context.text(URL));
    List<NameServer> servers =
        context.texts(NAME_SERVERS).stream().map(PowerdnsProviderFactory::nameServer).toList();
    return new PowerdnsProvider(url, context.secret(API_KEY), servers, context);
  }

  private static URI url(String text) {
    URI url;
    try {
      url = new URI(text.replaceFirst("/+$", ""));
    } catch (URISyntaxException flaw) {
      throw new BadSetting(URL, "'" + text + "' is no address; " + URL_REMEDY);
    }
    boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!isHttp || url.getHost() == null) {
      throw new BadSetting(URL, "'" + text + "' is no http or https address; " + URL_REMEDY);
    }
    if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
      throw new BadSetting(
          URL, "the address of " + url.getHost() + " has a user, ? or # in it; " + URL_REMEDY);
    }
    if (!url.getPath().matches(".*/servers/[^/]+")) {
      throw new BadSetting(URL, "'" + text + "' does not end in /servers/<id>; " + URL_REMEDY);
    }
    return url;
  }

  private static NameServer nameServer(String text) {
    if (BARE_V6.matcher(text).matches()) {
      return new NameServer(text, NameServer.DNS_PORT);
    }
    Matcher parts = HOST_PORT.matcher(text);
    if (!parts.matches()) {
      throw badServer(text);
    }
    String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
    int port = parts.group(3) == null ? NameServer.DNS_PORT : Integer.parseInt(parts.group(3));
    if (host == null || port < 1 || port > 65_535) {
      throw badServer(text);
    }
    return new NameServer(host, port);
  }

  private static BadSetting badServer(String text) {
    return new BadSetting(
        NAME_SERVERS,
        "'" + text + "' is no server; write a host or address, and :port if it is not 53");
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(PowerdnsByHand.of(task));
  }
}
