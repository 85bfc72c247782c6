// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.keys.CredentialChoice;
import io.wayout.kit.keys.HostService;
import io.wayout.kit.keys.KeyShape;
import io.wayout.kit.keys.MetadataKeys;
import io.wayout.kit.keys.MetadataKeys.Dialect;
import io.wayout.kit.keys.MetadataKeys.Session;
import io.wayout.kit.settings.Endpoint;
import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// How an account comes by its keys: its settings, or the agency of the ECS instance.
final class HuaweicloudKeys {
  static final String KEY_ID = "access-key-id";
  static final String KEY_SECRET = "access-key-secret";
  static final String TOKEN = "security-token";
  static final String AGENCY = "agency";

  private static final String METADATA = "http://169.254.169.254";

  /// The host does not name its agency: it has one at most.
  private static final Dialect DIALECT =
      new Dialect(
          Optional.of(
              new Session(
                  "/meta-data/latest/api/token",
                  "X-Metadata-Token-Ttl-Seconds",
                  "X-Metadata-Token")),
          "/openstack/latest/securitykey",
          Optional.of("credential"),
          new KeyShape("access", "secret", "securitytoken", "expires_at", Duration.ZERO));

  private HuaweicloudKeys() {}

  static List<Setting> settings() {
    return List.of(
        CredentialChoice.setting(
            "static: the access key below, the default; agency: the agency of the ECS instance."),
        Setting.optional(KEY_ID, Kind.SECRET, "static: the AK of an IAM user."),
        Setting.optional(KEY_SECRET, Kind.SECRET, "static: the SK of an IAM user."),
        Setting.optional(TOKEN, Kind.SECRET, "static: the security token of a temporary key."),
        CredentialChoice.metadataEndpoint(METADATA));
  }

  /// @throws BadSetting if the way is unknown, or a setting is missing, wrong or another way's
  static AccessKeys of(ProviderContext context) {
    SequencedMap<String, Set<String>> ways = new LinkedHashMap<>();
    ways.put(CredentialChoice.STATIC, Set.of(KEY_ID, KEY_SECRET, TOKEN));
    ways.put(AGENCY, Set.of(CredentialChoice.METADATA_ENDPOINT));
    return CredentialChoice.of(context, ways).equals(AGENCY)
        ? AccessKeys.lent(ofInstance(context), context.clock())
        : AccessKeys.settled(
            AccessKey.of(
                context.secret(KEY_ID), context.secret(KEY_SECRET), context.optionalSecret(TOKEN)));
  }

  private static MetadataKeys ofInstance(ProviderContext context) {
    URI base = Endpoint.ofTest(context, CredentialChoice.METADATA_ENDPOINT, METADATA);
    HostService service =
        new HostService(
            "the metadata service " + base.getHost(),
            "is this an ECS instance, and does a container reach the service?",
            "give the instance an agency that may use DNS");
    return new MetadataKeys(base, DIALECT, service, Optional.empty(), context.clock());
  }
}
