// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys.aws;

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
import java.util.stream.Stream;

/// The settings of an AWS account's keys, and the keys: static, a profile of the shared credentials
/// file, lent by a container's endpoint (ECS, EKS Pod Identity), or lent to the EC2 instance
/// (IMDSv2 alone). Stateless.
public final class AwsKeys {
  public static final String ACCESS_KEY_ID = "access-key-id";
  public static final String SECRET_ACCESS_KEY = "secret-access-key";
  public static final String SESSION_TOKEN = "session-token";
  public static final String PROFILE = "profile";
  public static final String PROFILE_FILE = "profile-file";
  public static final String CONTAINER_URI = "container-credentials-uri";
  public static final String CONTAINER_TOKEN = "container-authorization-token";

  public static final String WEB_TOKEN = "web-identity-token";
  public static final String ROLE_ARN = "role-arn";
  public static final String SESSION_NAME = "role-session-name";
  public static final String STS_ENDPOINT = "sts-endpoint";

  static final String IMDS = "http://169.254.169.254";

  private static final String CONTAINER = "container";
  private static final String INSTANCE = "instance";
  private static final String WEB_IDENTITY = "web-identity";

  /// In an outage of what lends them, AWS hands keys out past their end and takes them.
  private static final Duration GRACE = Duration.ofMinutes(5);

  private static final Dialect DIALECT =
      new Dialect(
          Optional.of(
              new Session(
                  "/latest/api/token",
                  "X-aws-ec2-metadata-token-ttl-seconds",
                  "X-aws-ec2-metadata-token")),
          "/latest/meta-data/iam/security-credentials/",
          new KeyShape("AccessKeyId", "SecretAccessKey", "Token", "Expiration", GRACE));

  private AwsKeys() {}

  public static List<Setting> settings() {
    return Stream.of(keys(), ofRoles()).flatMap(List::stream).toList();
  }

  private static List<Setting> keys() {
    return List.of(
        CredentialChoice.setting(
            "static: the access key below, the default; profile: a profile of the shared"
                + " credentials file; container: the endpoint of an ECS task or an EKS pod;"
                + " instance: the EC2 instance's role, by IMDSv2; web-identity: a role for a token"
                + " that the platform signs, as EKS does for service accounts (IRSA)."),
        Setting.optional(ACCESS_KEY_ID, Kind.SECRET, "static: the access key's id."),
        Setting.optional(SECRET_ACCESS_KEY, Kind.SECRET, "static: the access key's secret."),
        Setting.optional(
            SESSION_TOKEN, Kind.SECRET, "static: the session token of a key that STS has lent."),
        Setting.optional(PROFILE, Kind.TEXT, "profile: the profile's name; default: default."),
        Setting.optional(
            PROFILE_FILE,
            Kind.SECRET,
            "profile: the shared credentials file, e.g. {file: /etc/wayout/aws}; read anew for"
                + " each call."),
        Setting.optional(
            CONTAINER_URI,
            Kind.SECRET,
            "container: what the platform has put into AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or"
                + " AWS_CONTAINER_CREDENTIALS_FULL_URI; name the variable as {env: ...}."),
        Setting.optional(
            CONTAINER_TOKEN,
            Kind.SECRET,
            "container: AWS_CONTAINER_AUTHORIZATION_TOKEN as {env: ...}, or the file that"
                + " AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names; read anew for each request."));
  }

  private static List<Setting> ofRoles() {
    return List.of(
        Setting.optional(
            WEB_TOKEN,
            Kind.SECRET,
            "web-identity: the file that AWS_WEB_IDENTITY_TOKEN_FILE names, as {file: ...}; read"
                + " anew for each request."),
        Setting.optional(
            ROLE_ARN, Kind.TEXT, "web-identity: the role's ARN, as AWS_ROLE_ARN names it."),
        Setting.optional(
            SESSION_NAME, Kind.TEXT, "web-identity: what the audit log calls us; default: wayout."),
        Setting.optional(
            STS_ENDPOINT,
            Kind.TEXT,
            "web-identity: the STS of the region, e.g. https://sts.eu-central-1.amazonaws.com; the"
                + " global one would need us-east-1."),
        CredentialChoice.roleName("the instance's role"),
        CredentialChoice.metadataEndpoint(IMDS));
  }

  /// @throws BadSetting if the way is unknown, or a setting is missing or another way's
  public static AccessKeys of(ProviderContext context) {
    SequencedMap<String, Set<String>> ways = new LinkedHashMap<>();
    ways.put(CredentialChoice.STATIC, Set.of(ACCESS_KEY_ID, SECRET_ACCESS_KEY, SESSION_TOKEN));
    ways.put(PROFILE, Set.of(PROFILE, PROFILE_FILE));
    ways.put(CONTAINER, Set.of(CONTAINER_URI, CONTAINER_TOKEN));
    ways.put(INSTANCE, Set.of(CredentialChoice.ROLE_NAME, CredentialChoice.METADATA_ENDPOINT));
    ways.put(WEB_IDENTITY, Set.of(WEB_TOKEN, ROLE_ARN, SESSION_NAME, STS_ENDPOINT));
    return switch (CredentialChoice.of(context, ways)) {
      case PROFILE ->
          AccessKeys.settled(
              new AwsProfile(
                  context.optionalText(PROFILE).orElse("default"), context.secret(PROFILE_FILE)));
      case CONTAINER ->
          AccessKeys.lent(
              new AwsContainer(
                  context.secret(CONTAINER_URI),
                  context.optionalSecret(CONTAINER_TOKEN),
                  context.clock()),
              context.clock());
      case INSTANCE -> AccessKeys.lent(instance(context), context.clock());
      case WEB_IDENTITY -> AccessKeys.lent(webIdentity(context), context.clock());
      default ->
          AccessKeys.settled(
              AccessKey.of(
                  context.secret(ACCESS_KEY_ID),
                  context.secret(SECRET_ACCESS_KEY),
                  context.optionalSecret(SESSION_TOKEN)));
    };
  }

  private static AwsWebIdentity webIdentity(ProviderContext context) {
    context.text(STS_ENDPOINT);
    URI sts = Endpoint.of(context, STS_ENDPOINT, "https://sts.eu-central-1.amazonaws.com");
    AwsWebIdentity.Wish wish =
        new AwsWebIdentity.Wish(
            matching(
                ROLE_ARN, context.text(ROLE_ARN), "arn:[\\w-]+:iam::\\d{12}:role/[\\w+=,.@/-]+"),
            matching(
                SESSION_NAME,
                context.optionalText(SESSION_NAME).orElse("wayout"),
                "[\\w+=,.@-]{2,64}"));
    return new AwsWebIdentity(sts, context.secret(WEB_TOKEN), wish, context.clock());
  }

  private static String matching(String key, String text, String pattern) {
    if (!text.matches(pattern)) {
      throw new BadSetting(key, "'" + text + "' is no " + key + "; write it as AWS lists it");
    }
    return text;
  }

  private static MetadataKeys instance(ProviderContext context) {
    URI base = Endpoint.ofTest(context, CredentialChoice.METADATA_ENDPOINT, IMDS);
    HostService service =
        new HostService(
            "the metadata service " + base.getHost(),
            "is this an EC2 instance? In a container the instance's hop limit"
                + " (HttpPutResponseHopLimit) must be 2",
            "attach an instance profile to the instance, and leave its metadata endpoint enabled");
    return new MetadataKeys(
        base, DIALECT, service, CredentialChoice.roleName(context), context.clock());
  }
}
