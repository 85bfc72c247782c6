// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The separate clouds that Azure consists of.
enum AzurednsCloud {
  PUBLIC("https://management.azure.com", "https://login.microsoftonline.com"),
  USGOV("https://management.usgovcloudapi.net", "https://login.microsoftonline.us"),
  CHINA("https://management.chinacloudapi.cn", "https://login.chinacloudapi.cn");

  static final String KEY = "cloud";

  private final String manager;
  private final String authority;

  AzurednsCloud(String manager, String authority) {
    this.manager = manager;
    this.authority = authority;
  }

  /// The resource manager: where the API answers, and what tokens are for.
  String manager() {
    return manager;
  }

  /// Where Entra ID gives tokens.
  String authority() {
    return authority;
  }

  static AzurednsCloud of(ProviderContext context) {
    String text = context.optionalText(KEY).orElse("public");
    return Arrays.stream(values())
        .filter(cloud -> cloud.word().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new BadSetting(
                KEY,
                "'"
                    + text
                    + "' is no cloud of Azure; write "
                    + Arrays.stream(values())
                        .map(AzurednsCloud::word)
                        .collect(Collectors.joining(", "))));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
