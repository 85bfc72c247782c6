// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys.aws;

import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The keys of a profile in the shared credentials file, read anew for each use. Profiles that name
/// a role, a process or a sign-in page instead of keys are refused. Immutable.
final class AwsProfile implements AccessKey.Source {
  private final String profile;
  private final Secret file;

  /// @param file the whole file
  AwsProfile(String profile, Secret file) {
    this.profile = profile;
    this.file = file;
  }

  @Override
  public AccessKey current() {
    Map<String, String> section = section(file.reveal());
    return new AccessKey(
        needed(section, "aws_access_key_id"),
        needed(section, "aws_secret_access_key"),
        Optional.ofNullable(section.get("aws_session_token")).filter(text -> !text.isEmpty()));
  }

  /// What the profile says; of several lines for one name the last one counts.
  private Map<String, String> section(String text) {
    Map<String, String> section = new HashMap<>();
    boolean isOurs = false;
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.startsWith("[")) {
        isOurs = line.replaceAll("[\\[\\]]", "").strip().equals(profile);
      } else if (isOurs && !line.startsWith("#") && !line.startsWith(";")) {
        int mark = line.indexOf('=');
        if (mark > 0) {
          section.put(line.substring(0, mark).strip(), line.substring(mark + 1).strip());
        }
      }
    }
    return section;
  }

  private String needed(Map<String, String> section, String key) {
    String value = section.getOrDefault(key, "");
    if (value.isEmpty()) {
      throw new Secret.Unavailable(
          "the profile '%s' of the shared credentials file has no %s; profiles without keys of"
                  .formatted(profile, key)
              + " their own can't be used");
    }
    return value;
  }
}
