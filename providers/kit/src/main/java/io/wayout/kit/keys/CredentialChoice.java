// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys;

import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/// The setting `credentials`: which of a vendor's ways gives this account its keys; and the
/// settings that several vendors' ways have in common.
public final class CredentialChoice {
  public static final String KEY = "credentials";
  public static final String STATIC = "static";
  public static final String ROLE_NAME = "role-name";
  public static final String METADATA_ENDPOINT = "metadata-endpoint";

  private static final Pattern ROLE = Pattern.compile("[\\w+=,.@-]{1,128}");

  private CredentialChoice() {}

  /// @param ways what each word means, the first one the default; a sentence
  public static Setting setting(String ways) {
    return Setting.optional(KEY, Kind.TEXT, "Where the keys come from. " + ways);
  }

  public static Setting roleName(String role) {
    return Setting.optional(
        ROLE_NAME, Kind.TEXT, "The name of " + role + "; default: the one that the host has.");
  }

  /// @param standard where the service is
  public static Setting metadataEndpoint(String standard) {
    return Setting.optional(
        METADATA_ENDPOINT,
        Kind.TEXT,
        "For tests alone: a metadata service on loopback instead of " + standard + ".");
  }

  /// The way that an account has chosen.
  ///
  /// @param ways the settings of each way, the default first; settings of other ways are refused,
  ///   because whoever wrote them expects something of them
  /// @throws BadSetting if there is no such way, or a setting is another way's
  public static String of(ProviderContext context, SequencedMap<String, Set<String>> ways) {
    String way = context.optionalText(KEY).orElseGet(() -> ways.firstEntry().getKey());
    Set<String> own =
        Optional.ofNullable(ways.get(way))
            .orElseThrow(() ->
                new BadSetting(
                    KEY,
                    "'%s' is no way to get keys; write one of %s"
                        .formatted(way, String.join(", ", ways.keySet()))));
    for (Map.Entry<String, Set<String>> other : ways.entrySet()) {
      for (String key : other.getValue()) {
        boolean isThere = context.texts().containsKey(key) || context.secrets().containsKey(key);
        if (isThere && !own.contains(key)) {
          throw new BadSetting(
              key,
              "'%s' belongs to '%s: %s', and this account has '%s'"
                  .formatted(key, KEY, other.getKey(), way));
        }
      }
    }
    return way;
  }

  /// The role's name, if the account names one.
  ///
  /// @throws BadSetting if it is no name
  public static Optional<String> roleName(ProviderContext context) {
    Optional<String> role = context.optionalText(ROLE_NAME);
    if (role.isPresent() && !isRole(role.get())) {
      throw new BadSetting(
          ROLE_NAME, "'" + role.get() + "' is no role's name; write it as the vendor lists it");
    }
    return role;
  }

  static boolean isRole(String text) {
    return ROLE.matcher(text).matches();
  }
}
