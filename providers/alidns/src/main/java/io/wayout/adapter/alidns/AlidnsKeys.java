// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

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

/// How an account comes by its keys: its settings, the RAM role of the ECS instance, or a role that
/// STS lends for the keys of the settings.
final class AlidnsKeys {
  static final String ACCESS_KEY_ID = "access-key-id";
  static final String ACCESS_KEY_SECRET = "access-key-secret";
  static final String SECURITY_TOKEN = "security-token";
  static final String ROLE_ARN = "role-arn";
  static final String SESSION_NAME = "role-session-name";
  static final String SESSION_SECONDS = "role-session-seconds";
  static final String STS_ENDPOINT = "sts-endpoint";

  static final KeyShape SHAPE =
      new KeyShape("AccessKeyId", "AccessKeySecret", "SecurityToken", "Expiration", Duration.ZERO);

  private static final String RAM_ROLE = "ram-role";
  private static final String ASSUME_ROLE = "assume-role";
  private static final String METADATA = "http://100.100.100.200";
  private static final String STS = "https://sts.aliyuncs.com";
  private static final int SECONDS_MIN = 900;
  private static final int SECONDS_MAX = 43_200;

  /// The hardened mode alone: asking without a session token can be forbidden per instance.
  private static final Dialect DIALECT =
      new Dialect(
          Optional.of(
              new Session(
                  "/latest/api/token",
                  "X-aliyun-ecs-metadata-token-ttl-seconds",
                  "X-aliyun-ecs-metadata-token")),
          "/latest/meta-data/ram/security-credentials/",
          SHAPE);

  private AlidnsKeys() {}

  static List<Setting> settings() {
    return List.of(
        CredentialChoice.setting(
            "static: the access key below, the default; ram-role: the RAM role of the ECS instance;"
                + " assume-role: a role that STS lends for the access key below."),
        Setting.optional(
            ACCESS_KEY_ID, Kind.SECRET, "static and assume-role: the access key's id."),
        Setting.optional(
            ACCESS_KEY_SECRET, Kind.SECRET, "static and assume-role: the access key's secret."),
        Setting.optional(
            SECURITY_TOKEN, Kind.SECRET, "static: the security token of a key that STS has lent."),
        CredentialChoice.roleName("the instance's RAM role"),
        CredentialChoice.metadataEndpoint(METADATA),
        Setting.optional(
            ROLE_ARN, Kind.TEXT, "assume-role: the role, e.g. acs:ram::123456:role/wayout."),
        Setting.optional(
            SESSION_NAME,
            Kind.TEXT,
            "assume-role: what the vendor's audit log calls us, 2 to 64 of a-z A-Z 0-9 . @ - _;"
                + " default: wayout."),
        Setting.optional(
            SESSION_SECONDS,
            Kind.TEXT,
            "assume-role: for how many seconds the role is lent, 900 to 43200 and not above the"
                + " role's own maximum; default: 3600. So long an outage of STS is survived, at"
                + " most."),
        Setting.optional(
            STS_ENDPOINT,
            Kind.TEXT,
            "assume-role: address of STS, https://host[:port]; default: " + STS + "."));
  }

  /// @throws BadSetting if the way is unknown, or a setting is missing, wrong or another way's
  static AccessKeys of(ProviderContext context) {
    SequencedMap<String, Set<String>> ways = new LinkedHashMap<>();
    ways.put(CredentialChoice.STATIC, Set.of(ACCESS_KEY_ID, ACCESS_KEY_SECRET, SECURITY_TOKEN));
    ways.put(RAM_ROLE, Set.of(CredentialChoice.ROLE_NAME, CredentialChoice.METADATA_ENDPOINT));
    ways.put(
        ASSUME_ROLE,
        Set.of(
            ACCESS_KEY_ID,
            ACCESS_KEY_SECRET,
            ROLE_ARN,
            SESSION_NAME,
            SESSION_SECONDS,
            STS_ENDPOINT));
    return switch (CredentialChoice.of(context, ways)) {
      case RAM_ROLE -> AccessKeys.lent(ofInstance(context), context.clock());
      case ASSUME_ROLE -> AccessKeys.lent(ofSts(context), context.clock());
      default -> AccessKeys.settled(settled(context));
    };
  }

  private static AccessKey.Source settled(ProviderContext context) {
    return AccessKey.of(
        context.secret(ACCESS_KEY_ID),
        context.secret(ACCESS_KEY_SECRET),
        context.optionalSecret(SECURITY_TOKEN));
  }

  private static MetadataKeys ofInstance(ProviderContext context) {
    URI base = Endpoint.ofTest(context, CredentialChoice.METADATA_ENDPOINT, METADATA);
    HostService service =
        new HostService(
            "the metadata service " + base.getHost(),
            "is this an ECS instance with its metadata service enabled, and does a container reach"
                + " it?",
            "attach a RAM role to the instance, or mend 'role-name'");
    return new MetadataKeys(
        base, DIALECT, service, CredentialChoice.roleName(context), context.clock());
  }

  private static AlidnsSts ofSts(ProviderContext context) {
    AlidnsSts.Wish wish =
        new AlidnsSts.Wish(
            matching(context, ROLE_ARN, context.text(ROLE_ARN), "acs:ram::\\d+:role/[\\w.-]+"),
            matching(
                context,
                SESSION_NAME,
                context.optionalText(SESSION_NAME).orElse("wayout"),
                "[\\w.@-]{2,64}"),
            seconds(context));
    URI base = Endpoint.of(context, STS_ENDPOINT, STS);
    return new AlidnsSts(base, settled(context), wish, context.account(), context.clock());
  }

  private static String matching(ProviderContext context, String key, String text, String pattern) {
    if (!text.matches(pattern)) {
      throw new BadSetting(key, "account '" + context.account() + "': '" + text + "' is no " + key);
    }
    return text;
  }

  private static int seconds(ProviderContext context) {
    String text = context.optionalText(SESSION_SECONDS).orElse("3600");
    int seconds = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    if (seconds < SECONDS_MIN || seconds > SECONDS_MAX) {
      throw new BadSetting(
          SESSION_SECONDS,
          "'%s' is no number of seconds from %d to %d".formatted(text, SECONDS_MIN, SECONDS_MAX));
    }
    return seconds;
  }
}
