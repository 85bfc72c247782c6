// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.settings;

import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/// The setting `endpoint`: where a cloud's API answers. https alone, because signed requests and
/// tokens travel over it; plain http is taken for loopback addresses, where labs listen.
public final class Endpoint {
  public static final String KEY = "endpoint";

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  private Endpoint() {}

  /// @param standard the address without this setting
  public static Setting setting(String standard) {
    return Setting.optional(
        KEY, Kind.TEXT, "Address of the API, https://host[:port]; default: " + standard + ".");
  }

  /// @param standard the address without this setting
  /// @return an address without a slash at its end
  /// @throws BadSetting if it is no such address
  public static URI of(ProviderContext context, String standard) {
    String text = context.optionalText(KEY).orElse(standard);
    URI url;
    try {
      url = new URI(text.replaceFirst("/+$", ""));
    } catch (URISyntaxException flaw) {
      throw bad(text, "is no address", standard);
    }
    if (url.getHost() == null
        || url.getUserInfo() != null
        || url.getQuery() != null
        || url.getFragment() != null) {
      throw bad(String.valueOf(url.getHost()), "needs a host, and no user, ? or #", standard);
    }
    boolean isLab = "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
    if (!"https".equals(url.getScheme()) && !isLab) {
      throw bad(text, "is no https address", standard);
    }
    return url;
  }

  private static BadSetting bad(String text, String flaw, String standard) {
    return new BadSetting(KEY, "'" + text + "' " + flaw + "; write it like " + standard);
  }
}
