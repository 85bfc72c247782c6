// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.adapter.ocidns.OcidnsKey.Signer;
import io.wayout.kit.http.Reply;
import io.wayout.kit.keys.CredentialChoice;
import io.wayout.kit.settings.Endpoint;
import io.wayout.kit.token.LeaseCache;
import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.Secret;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import io.wayout.provider.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/// How an account comes by its key: a user's API signing key, or the session of the instance that
/// wayout runs on. Thread-safe.
@FunctionalInterface
interface OcidnsKeys {
  String TENANCY = "tenancy";
  String USER = "user";
  String KEY = "signing-key";
  String INSTANCE = "instance";
  String FEDERATION = "federation-endpoint";
  String METADATA = "http://169.254.169.254";

  Pattern OCID = Pattern.compile("ocid1\\.[a-z0-9]+\\.[A-Za-z0-9._-]+");

  /// The key for one call of the provider.
  ///
  /// @param wire the caller's, which ends when `patience` does
  Reply<OcidnsKey> current(Wire wire, Duration patience);

  /// What the operator should know of the key while all goes well: empty, or a clause that begins
  /// with a semicolon.
  default String remark() {
    return "";
  }

  static List<Setting> settings() {
    return List.of(
        Setting.required(TENANCY, Kind.TEXT, "The tenancy's OCID."),
        CredentialChoice.setting(
            "user: the API signing key below, the default; instance: the instance principal of the"
                + " instance that wayout runs on."),
        Setting.optional(USER, Kind.TEXT, "user: the OCID of the user whose API key signs."),
        Setting.optional(
            KEY,
            Kind.SECRET,
            "user: the API signing key: PEM, PKCS#8 (BEGIN PRIVATE KEY), RSA, without a"
                + " passphrase."),
        Setting.optional(
            FEDERATION,
            Kind.TEXT,
            "instance: where sessions are lent, e.g. https://auth.eu-frankfurt-1.oraclecloud.com:"
                + " the one of the instance's own region."),
        CredentialChoice.metadataEndpoint(METADATA));
  }

  /// @throws BadSetting if the way is unknown, or a setting is missing, wrong or another way's
  static OcidnsKeys of(ProviderContext context) {
    SequencedMap<String, Set<String>> ways = new LinkedHashMap<>();
    ways.put(USER, Set.of(USER, KEY));
    ways.put(INSTANCE, Set.of(FEDERATION, CredentialChoice.METADATA_ENDPOINT));
    String tenancy = ocid(context, TENANCY);
    if (CredentialChoice.of(context, ways).equals(USER)) {
      Signer signer = new Signer(tenancy, ocid(context, USER));
      Secret pem = context.secret(KEY);
      return (_, _) -> OcidnsKey.of(signer, pem);
    }
    context.text(FEDERATION);
    URI auth = Endpoint.of(context, FEDERATION, "https://auth.eu-frankfurt-1.oraclecloud.com");
    URI host = Endpoint.ofTest(context, CredentialChoice.METADATA_ENDPOINT, METADATA);
    OcidnsInstance instance = new OcidnsInstance(host, auth, tenancy, context.clock());
    return new Lent(new LeaseCache<>(instance, context.clock()));
  }

  /// @throws BadSetting if the setting is missing or no OCID
  static String ocid(ProviderContext context, String setting) {
    String text = context.text(setting);
    if (!OCID.matcher(text).matches()) {
      throw new BadSetting(
          setting, "'" + text + "' is no OCID; write it like ocid1." + setting + ".oc1..aaaa");
    }
    return text;
  }

  /// @param sessions of one account
  record Lent(LeaseCache<OcidnsSession> sessions) implements OcidnsKeys {
    @Override
    public Reply<OcidnsKey> current(Wire wire, Duration patience) {
      return sessions.current(wire, patience).then(lent -> new Reply.Got<>(lent.key()));
    }

    @Override
    public String remark() {
      return sessions.trouble().map(why -> "; no newer session: " + why.detail()).orElse("");
    }
  }
}
