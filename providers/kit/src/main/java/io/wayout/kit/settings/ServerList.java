// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.settings;

import io.wayout.provider.BadSetting;
import io.wayout.provider.NameServer;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The setting `name-servers`: where an account's zones are served, if not where the vendor says.
public final class ServerList {
  public static final String KEY = "name-servers";

  private static final Pattern HOST_PORT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^:\\[\\]\\s]+))(?::([0-9]{1,5}))?");
  private static final Pattern BARE_V6 =
      Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final int PORT_MAX = 65_535;

  private ServerList() {}

  public static Setting setting() {
    return Setting.optional(
        KEY,
        Kind.TEXTS,
        "Where this account's zones are served, each host or host:port; default: where the vendor"
            + " says.");
  }

  /// @return empty if the setting is absent
  /// @throws BadSetting if one of the texts is no server
  public static List<NameServer> of(ProviderContext context) {
    return context.texts(KEY).stream().map(ServerList::server).toList();
  }

  private static NameServer server(String text) {
    if (BARE_V6.matcher(text).matches()) {
      return new NameServer(text, NameServer.DNS_PORT);
    }
    Matcher parts = HOST_PORT.matcher(text);
    if (!parts.matches()) {
      throw bad(text);
    }
    String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
    int port = parts.group(3) == null ? NameServer.DNS_PORT : Integer.parseInt(parts.group(3));
    if (host == null || port < 1 || port > PORT_MAX) {
      throw bad(text);
    }
    return new NameServer(host, port);
  }

  private static BadSetting bad(String text) {
    return new BadSetting(
        KEY, "'" + text + "' is no server; write a host or address, and :port if it is not 53");
  }
}
