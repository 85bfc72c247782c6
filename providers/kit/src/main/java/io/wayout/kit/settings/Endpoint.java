// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.settings;

import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;

/// The setting `endpoint`: where a cloud's API answers. https alone, because signed requests and
/// tokens travel over it; plain http is taken for loopback addresses, where labs listen.
public final class Endpoint {
  public static final String KEY = "endpoint";

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
  private static final Pattern LINK_LOCAL = Pattern.compile("169\\.254\\.\\d{1,3}\\.\\d{1,3}");

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
    return of(context, KEY, standard);
  }

  /// The same of another setting: some vendors give keys at another address than records.
  ///
  /// @param standard the address without this setting
  /// @return an address without a slash at its end
  /// @throws BadSetting if it is no such address
  public static URI of(ProviderContext context, String key, String standard) {
    return cloud(context.optionalText(key).orElse(standard), key, standard);
  }

  /// One of several addresses of the setting.
  ///
  /// @param example for the error's text
  /// @return an address without a slash at its end
  /// @throws BadSetting if it is no such address
  public static URI of(String text, String example) {
    return cloud(text, KEY, example);
  }

  private static URI cloud(String text, String key, String example) {
    Flaw flaw = what -> new BadSetting(key, what + "; write it like " + example);
    URI url = url(text, flaw);
    boolean isLab = "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
    if (!"https".equals(url.getScheme()) && !isLab) {
      throw flaw.of("'" + url + "' is no https address");
    }
    return url;
  }

  /// The address of a service of the host itself, which lends credentials to whoever runs there:
  /// plain http, on loopback or a link-local address, never farther.
  ///
  /// @param standard the address without this setting
  /// @return an address without a slash at its end
  /// @throws BadSetting if it is no such address
  public static URI ofHost(ProviderContext context, String key, String standard) {
    Flaw flaw = what -> new BadSetting(key, what + "; write it like " + standard);
    URI url = url(context.optionalText(key).orElse(standard), flaw);
    boolean isNear =
        LOOPBACK.contains(url.getHost()) || LINK_LOCAL.matcher(url.getHost()).matches();
    if (!"http".equals(url.getScheme()) || !isNear) {
      throw flaw.of("'" + url + "' is no http address on loopback or of 169.254.0.0/16");
    }
    return url;
  }

  /// The address of a service that every host of a vendor knows. It is no choice of the operator; a
  /// test may name another one, on loopback alone.
  ///
  /// @param standard the address without this setting
  /// @return an address without a slash at its end
  /// @throws BadSetting if it is no such address
  public static URI ofTest(ProviderContext context, String key, String standard) {
    Flaw flaw = what -> new BadSetting(key, what + "; leave '" + key + "' out: it is for tests");
    URI url = url(context.optionalText(key).orElse(standard), flaw);
    boolean isLab = "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
    if (!url.toString().equals(standard) && !isLab) {
      throw flaw.of("'" + url + "' is no http address on loopback");
    }
    return url;
  }

  /// Makes the error of a setting.
  @FunctionalInterface
  private interface Flaw {
    BadSetting of(String what);
  }

  private static URI url(String text, Flaw flaw) {
    URI url;
    try {
      url = new URI(text.replaceFirst("/+$", ""));
    } catch (URISyntaxException odd) {
      throw flaw.of("'" + text + "' is no address");
    }
    if (url.getHost() == null
        || url.getUserInfo() != null
        || url.getQuery() != null
        || url.getFragment() != null) {
      throw flaw.of("'" + url.getHost() + "' needs a host, and no user, ? or #");
    }
    return url;
  }
}
