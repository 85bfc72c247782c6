// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.sign;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The headers that a signature covers, in the form that nearly all clouds agree on: names in lower
/// case and sorted, values stripped, runs of blanks within them folded into one.
///
/// @param canonical `name:value` lines, each with its line break
/// @param names the names, joined by `;`
public record SignedHeaders(String canonical, String names) {

  /// @param headers exactly those to be signed, `host` usually among them
  public static SignedHeaders of(Map<String, String> headers) {
    TreeMap<String, String> sorted = new TreeMap<>();
    headers.forEach((name, value) ->
        sorted.put(name.toLowerCase(Locale.ROOT), value.strip().replaceAll(" +", " ")));
    String canonical =
        sorted.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue() + "\n")
            .collect(Collectors.joining());
    return new SignedHeaders(canonical, String.join(";", sorted.keySet()));
  }

  /// The header `Host` as it is sent with a request to this address: the port only if it is not the
  /// scheme's own.
  public static String host(URI uri) {
    int standard = "http".equals(uri.getScheme()) ? 80 : 443;
    boolean isStandard = uri.getPort() < 0 || uri.getPort() == standard;
    return isStandard ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }
}
