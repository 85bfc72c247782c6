// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.resourcemanager.dns.DnsZoneManager;
import com.azure.resourcemanager.dns.fluent.DnsManagementClient;
import com.azure.resourcemanager.dns.fluent.RecordSetsClient;
import com.azure.resourcemanager.dns.fluent.models.RecordSetInner;
import com.azure.resourcemanager.dns.models.CnameRecord;
import com.azure.resourcemanager.dns.models.RecordType;
import java.time.OffsetDateTime;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Azure DNS: requests carry a token, there is no signature; and how tokens are asked for.
final class AzurednsSdk {
  private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
  private static final String GROUP = "dns-prod";
  private static final String ZONE = "example.com";
  private static final TokenRequestContext WANTED =
      new TokenRequestContext().addScopes("https://management.azure.com/.default");
  private static final String SET =
      "{\"id\":\"x\",\"name\":\"www\",\"type\":\"Microsoft.Network/dnszones/CNAME\","
          + "\"etag\":\"e2\",\"properties\":{\"TTL\":60,\"CNAMERecord\":{\"cname\":\"b.example\"}}}";

  private static final String TOKEN =
      "{\"token_type\":\"Bearer\",\"expires_in\":\"3599\",\"access_token\":\"s3ntinel\","
          + "\"expires_on\":\"4102444800\",\"resource\":\"https://management.azure.com\"}";
  private static final String TENANT = "99999999-2222-3333-4444-555555555555";
  private static final String CLIENT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

  private AzurednsSdk() {}

  static void main(String[] arguments) throws Exception {
    TokenCredential token =
        _ -> Mono.just(new AccessToken("s3ntinel", OffsetDateTime.now().plusHours(1)));
    DnsManagementClient client =
        DnsZoneManager.configure()
            .withHttpClient(new JdkHttpClientBuilder().build())
            .authenticate(token, new AzureProfile("tenant", SUBSCRIPTION, AzureEnvironment.AZURE))
            .serviceClient();
    RecordSetsClient sets = client.getRecordSets();
    try (Recorder recorder =
        new Recorder("com.azure.resourcemanager:azure-resourcemanager-dns", arguments)) {
      recorder.answers(SET);
      recorder.record(() -> get(sets, "www"), "read");
      recorder.record(() -> get(sets, "*.odd"), "read-wildcard");
      recorder.record(() -> put(sets, "e1", null), "change");
      recorder.record(() -> put(sets, null, "*"), "create");
      recorder.answers("{\"value\":[]}");
      recorder.record(
          () -> sets.listByDnsZone(GROUP, ZONE, 100, null, Context.NONE).stream().count(),
          "read-all");
      recorder.record(
          () -> client.getZones().listByResourceGroup(GROUP, 100, Context.NONE).stream().count(),
          "zones");
      recorder.answers("{\"name\":\"example.com\",\"properties\":{}}");
      recorder.record(() -> client.getZones().getByResourceGroup(GROUP, ZONE), "zone");
    }
    try (Recorder recorder = new Recorder("com.azure:azure-identity", arguments)) {
      recorder.answers(TOKEN);
      HttpClient http = new JdkHttpClientBuilder().build();
      recorder.record(() -> ofSecret(http).getTokenSync(WANTED), "token-of-secret");
      recorder.record(() -> ofAssertion(http).getTokenSync(WANTED), "token-of-assertion");
      recorder.record(() -> ofHost(http).getTokenSync(WANTED), "token-of-host");
    }
  }

  private static TokenCredential ofSecret(HttpClient http) {
    return new ClientSecretCredentialBuilder()
        .tenantId(TENANT)
        .clientId(CLIENT)
        .clientSecret("s3ntinel+Azure/Secret=")
        .disableInstanceDiscovery()
        .httpClient(http)
        .build();
  }

  private static TokenCredential ofAssertion(HttpClient http) {
    return new ClientAssertionCredentialBuilder()
        .tenantId(TENANT)
        .clientId(CLIENT)
        .clientAssertion(() -> "eyJ.s3ntinelAssertion.x")
        .disableInstanceDiscovery()
        .httpClient(http)
        .build();
  }

  /// As a web app's, which its host tells by two variables.
  private static TokenCredential ofHost(HttpClient http) {
    return new ManagedIdentityCredentialBuilder().clientId(CLIENT).httpClient(http).build();
  }

  private static void get(RecordSetsClient sets, String name) {
    sets.getWithResponse(GROUP, ZONE, name, RecordType.CNAME, Context.NONE);
  }

  private static void put(RecordSetsClient sets, String ifMatch, String ifNoneMatch) {
    RecordSetInner wanted =
        new RecordSetInner()
            .withTtl(60L)
            .withMetadata(ifMatch == null ? null : Map.of("owner", "ops"))
            .withCnameRecord(new CnameRecord().withCname("b.cdn-two.example"));
    sets.createOrUpdateWithResponse(
        GROUP, ZONE, "www", RecordType.CNAME, wanted, ifMatch, ifNoneMatch, Context.NONE);
  }
}
