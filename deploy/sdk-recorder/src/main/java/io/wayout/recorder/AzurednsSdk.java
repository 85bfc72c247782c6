// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.resourcemanager.dns.DnsZoneManager;
import com.azure.resourcemanager.dns.fluent.RecordSetsClient;
import com.azure.resourcemanager.dns.fluent.models.RecordSetInner;
import com.azure.resourcemanager.dns.models.CnameRecord;
import com.azure.resourcemanager.dns.models.RecordType;
import java.time.OffsetDateTime;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Azure DNS: requests carry a token, there is no signature.
final class AzurednsSdk {
  private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
  private static final String GROUP = "dns-prod";
  private static final String ZONE = "example.com";
  private static final String SET =
      "{\"id\":\"x\",\"name\":\"www\",\"type\":\"Microsoft.Network/dnszones/CNAME\","
          + "\"etag\":\"e2\",\"properties\":{\"TTL\":60,\"CNAMERecord\":{\"cname\":\"b.example\"}}}";

  private AzurednsSdk() {}

  static void main(String[] arguments) throws Exception {
    TokenCredential token =
        _ -> Mono.just(new AccessToken("s3ntinel", OffsetDateTime.now().plusHours(1)));
    RecordSetsClient sets =
        DnsZoneManager.configure()
            .withHttpClient(new JdkHttpClientBuilder().build())
            .authenticate(token, new AzureProfile("tenant", SUBSCRIPTION, AzureEnvironment.AZURE))
            .serviceClient()
            .getRecordSets();
    try (Recorder recorder =
        new Recorder("com.azure.resourcemanager:azure-resourcemanager-dns", arguments)) {
      recorder.answers(SET);
      recorder.record(() -> get(sets, "www"), "read");
      recorder.record(() -> get(sets, "*.odd"), "read-wildcard");
      recorder.record(() -> put(sets, "e1", null), "change");
      recorder.record(() -> put(sets, null, "*"), "create");
    }
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
