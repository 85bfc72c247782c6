// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.adapter.ocidns.OcidnsKey.Signer;
import io.wayout.adapter.ocidns.OcidnsProvider.Site;
import io.wayout.dns.Ttl;
import io.wayout.kit.settings.Endpoint;
import io.wayout.kit.settings.ServerList;
import io.wayout.provider.BadSetting;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Claim;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `ocidns`: Oracle Cloud Infrastructure DNS, public zones.
public final class OcidnsProviderFactory implements ProviderFactory {
  static final String TENANCY = "tenancy";
  static final String USER = "user";
  static final String KEY = "signing-key";
  static final String REGION = "region";
  static final String COMPARTMENT = "compartment";

  private static final String STANDARD = "https://dns.<region>.oci.oraclecloud.com";
  private static final int BATCH_SIZE_MAX = 100;
  private static final Pattern OCID = Pattern.compile("ocid1\\.[a-z0-9]+\\.[A-Za-z0-9._-]+");
  private static final Pattern REGION_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  @Override
  public String name() {
    return "ocidns";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.NATIVE,
        Claim.yes(),
        Claim.yes(),
        BATCH_SIZE_MAX,
        Claim.no("the API has no change to ask for; only the name servers tell"),
        Claim.no("the ALIAS records of OCI are not used"),
        new Ttl(1),
        Duration.ofSeconds(60),
        60);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(TENANCY, Kind.TEXT, "The tenancy's OCID."),
        Setting.required(USER, Kind.TEXT, "The OCID of the user whose API key signs."),
        Setting.required(
            KEY,
            Kind.SECRET,
            "The API signing key: PEM, PKCS#8 (BEGIN PRIVATE KEY), RSA, without a passphrase."),
        Setting.optional(
            REGION,
            Kind.TEXT,
            "The region whose API is asked, e.g. eu-frankfurt-1; needed without an endpoint."),
        Setting.optional(
            COMPARTMENT,
            Kind.TEXT,
            "The OCID of the zones' compartment, to look up many zones in one list; default:"
                + " none."),
        Endpoint.setting(STANDARD),
        ServerList.setting());
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    Optional<String> endpoint = context.optionalText(Endpoint.KEY);
    String standard =
        endpoint.isPresent() ? STANDARD : STANDARD.replace("<region>", region(context));
    Signer signer = new Signer(ocid(context, TENANCY), ocid(context, USER));
    Optional<String> compartment =
        context.optionalText(COMPARTMENT).map(_ -> ocid(context, COMPARTMENT));
    return new OcidnsProvider(
        new Site(Endpoint.of(context, standard), signer, compartment),
        context.secret(KEY),
        ServerList.of(context),
        context);
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(OcidnsByHand.of(task));
  }

  private static String region(ProviderContext context) {
    String region = context.text(REGION);
    if (!REGION_NAME.matcher(region).matches()) {
      throw new BadSetting(REGION, "'" + region + "' is no region; write it like eu-frankfurt-1");
    }
    return region;
  }

  private static String ocid(ProviderContext context, String setting) {
    String text = context.text(setting);
    if (!OCID.matcher(text).matches()) {
      throw new BadSetting(
          setting, "'" + text + "' is no OCID; write it like ocid1." + setting + ".oc1..aaaa");
    }
    return text;
  }
}
