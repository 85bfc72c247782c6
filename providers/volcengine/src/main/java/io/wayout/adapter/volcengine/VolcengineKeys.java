// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

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

/// How an account comes by its keys: its settings, or the IAM role of the ECS instance.
final class VolcengineKeys {
  static final String ACCESS_KEY_ID = "access-key-id";
  static final String SECRET_ACCESS_KEY = "secret-access-key";
  static final String SESSION_TOKEN = "session-token";
  static final String ECS_ROLE = "ecs-role";

  private static final String METADATA = "http://100.96.0.96";

  private static final Dialect DIALECT =
      new Dialect(
          Optional.of(
              new Session(
                  "/latest/api/token",
                  "X-volc-ecs-metadata-token-ttl-seconds",
                  "X-volc-ecs-metadata-token")),
          "/volcstack/latest/iam/security_credentials/",
          new KeyShape(
              "AccessKeyId", "SecretAccessKey", "SessionToken", "ExpiredTime", Duration.ZERO));

  private VolcengineKeys() {}

  static List<Setting> settings() {
    return List.of(
        CredentialChoice.setting(
            "static: the access key below, the default; ecs-role: the IAM role of the ECS instance,"
                + " which 'role-name' names."),
        Setting.optional(ACCESS_KEY_ID, Kind.SECRET, "static: the access key's id."),
        Setting.optional(
            SECRET_ACCESS_KEY,
            Kind.SECRET,
            "static: the access key's secret, exactly as it was given."),
        Setting.optional(
            SESSION_TOKEN, Kind.SECRET, "static: the session token of a key that STS has lent."),
        Setting.optional(
            CredentialChoice.ROLE_NAME, Kind.TEXT, "ecs-role: the role's name; needed."),
        CredentialChoice.metadataEndpoint(METADATA));
  }

  /// @throws BadSetting if the way is unknown, or a setting is missing, wrong or another way's
  static AccessKeys of(ProviderContext context) {
    SequencedMap<String, Set<String>> ways = new LinkedHashMap<>();
    ways.put(CredentialChoice.STATIC, Set.of(ACCESS_KEY_ID, SECRET_ACCESS_KEY, SESSION_TOKEN));
    ways.put(ECS_ROLE, Set.of(CredentialChoice.ROLE_NAME, CredentialChoice.METADATA_ENDPOINT));
    return CredentialChoice.of(context, ways).equals(ECS_ROLE)
        ? AccessKeys.lent(ofInstance(context), context.clock())
        : AccessKeys.settled(
            AccessKey.of(
                context.secret(ACCESS_KEY_ID),
                context.secret(SECRET_ACCESS_KEY),
                context.optionalSecret(SESSION_TOKEN)));
  }

  /// The service lists roles in more than one form, so the role is named.
  private static MetadataKeys ofInstance(ProviderContext context) {
    context.text(CredentialChoice.ROLE_NAME);
    URI base = Endpoint.ofTest(context, CredentialChoice.METADATA_ENDPOINT, METADATA);
    HostService service =
        new HostService(
            "the metadata service " + base.getHost(),
            "is this an ECS instance, and does a container reach the service?",
            "bind the role to the instance, or mend 'role-name'");
    return new MetadataKeys(
        base, DIALECT, service, CredentialChoice.roleName(context), context.clock());
  }
}
