// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.keys.CredentialChoice;
import io.wayout.kit.keys.HostService;
import io.wayout.kit.keys.KeyShape;
import io.wayout.kit.keys.MetadataKeys;
import io.wayout.kit.keys.MetadataKeys.Dialect;
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

/// How an account comes by its keys: its settings, or the CAM role of the CVM instance.
final class DnspodKeys {
  static final String SECRET_ID = "secret-id";
  static final String SECRET_KEY = "secret-key";
  static final String TOKEN = "token";
  static final String CAM_ROLE = "cam-role";

  private static final String METADATA = "http://metadata.tencentyun.com";

  private static final Dialect DIALECT =
      new Dialect(
          Optional.empty(),
          "/latest/meta-data/cam/security-credentials/",
          new KeyShape("TmpSecretId", "TmpSecretKey", "Token", "ExpiredTime", Duration.ZERO));

  private DnspodKeys() {}

  static List<Setting> settings() {
    return List.of(
        CredentialChoice.setting(
            "static: the API key below, the default; cam-role: the CAM role of the CVM instance."),
        Setting.optional(SECRET_ID, Kind.SECRET, "static: the SecretId of an API key."),
        Setting.optional(SECRET_KEY, Kind.SECRET, "static: the SecretKey of an API key."),
        Setting.optional(TOKEN, Kind.SECRET, "static: the token of a key that STS has lent."),
        CredentialChoice.roleName("the instance's CAM role"),
        CredentialChoice.metadataEndpoint(METADATA));
  }

  /// @throws BadSetting if the way is unknown, or a setting is missing, wrong or another way's
  static AccessKeys of(ProviderContext context) {
    SequencedMap<String, Set<String>> ways = new LinkedHashMap<>();
    ways.put(CredentialChoice.STATIC, Set.of(SECRET_ID, SECRET_KEY, TOKEN));
    ways.put(CAM_ROLE, Set.of(CredentialChoice.ROLE_NAME, CredentialChoice.METADATA_ENDPOINT));
    return CredentialChoice.of(context, ways).equals(CAM_ROLE)
        ? AccessKeys.lent(ofInstance(context), context.clock())
        : AccessKeys.settled(
            AccessKey.of(
                context.secret(SECRET_ID),
                context.secret(SECRET_KEY),
                context.optionalSecret(TOKEN)));
  }

  private static MetadataKeys ofInstance(ProviderContext context) {
    URI base = Endpoint.ofTest(context, CredentialChoice.METADATA_ENDPOINT, METADATA);
    HostService service =
        new HostService(
            "the metadata service " + base.getHost(),
            "is this a CVM instance, and do its resolvers know metadata.tencentyun.com?",
            "bind a CAM role to the instance, or mend 'role-name'");
    return new MetadataKeys(
        base, DIALECT, service, CredentialChoice.roleName(context), context.clock());
  }
}
