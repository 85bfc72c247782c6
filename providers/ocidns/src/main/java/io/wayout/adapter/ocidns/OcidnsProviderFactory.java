// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.adapter.ocidns.OcidnsProvider.Site;
import io.wayout.dns.Ttl;
import io.wayout.kit.endpoints.Endpoints;
import io.wayout.kit.settings.Endpoint;
import io.wayout.kit.settings.ServerList;
import io.wayout.provider.BadSetting;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Claim;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `ocidns`: Oracle Cloud Infrastructure DNS, public zones.
public final class OcidnsProviderFactory implements ProviderFactory {
  static final String REGION = "region";
  static final String COMPARTMENT = "compartment";

  private static final String STANDARD = "https://dns.<region>.oci.oraclecloud.com";
  private static final int BATCH_SIZE_MAX = 100;
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
    List<Setting> places =
        List.of(
            Setting.optional(
                REGION,
                Kind.TEXTS,
                "The region whose API is asked, e.g. eu-frankfurt-1, or several that the tenancy is"
                    + " subscribed to, the first one preferred; needed without an endpoint."),
            Setting.optional(
                COMPARTMENT,
                Kind.TEXT,
                "The OCID of the zones' compartment, to look up many zones in one list; default:"
                    + " none."),
            Endpoints.setting(STANDARD),
            ServerList.setting());
    return Stream.concat(OcidnsKeys.settings().stream(), places.stream()).toList();
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    boolean isElsewhere = context.optionalText(Endpoint.KEY).isPresent();
    List<String> standards =
        isElsewhere
            ? List.of(STANDARD)
            : regions(context).stream().map(r -> STANDARD.replace("<region>", r)).toList();
    OcidnsKeys keys = OcidnsKeys.of(context);
    String tenancy = context.text(OcidnsKeys.TENANCY);
    Optional<String> compartment =
        context.optionalText(COMPARTMENT).map(_ -> OcidnsKeys.ocid(context, COMPARTMENT));
    List<NameServer> servers = ServerList.of(context);
    return Endpoints.open(
        context,
        standards,
        (base, part) ->
            new OcidnsProvider(new Site(base, tenancy, compartment), keys, servers, part));
  }

  @Override
  public Optional<ByHand> byHand(Task task) {
    return Optional.of(OcidnsByHand.of(task));
  }

  private static List<String> regions(ProviderContext context) {
    context.text(REGION);
    for (String region : context.texts(REGION)) {
      if (!REGION_NAME.matcher(region).matches()) {
        throw new BadSetting(REGION, "'" + region + "' is no region; write it like eu-frankfurt-1");
      }
    }
    return context.texts(REGION);
  }
}
