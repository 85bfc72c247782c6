// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.dns.v2.DnsClient;
import com.huaweicloud.sdk.dns.v2.model.CreateRecordSetWithLineRequest;
import com.huaweicloud.sdk.dns.v2.model.CreateRecordSetWithLineRequestBody;
import com.huaweicloud.sdk.dns.v2.model.ListPublicZonesRequest;
import com.huaweicloud.sdk.dns.v2.model.ShowPublicZoneNameServerRequest;
import com.huaweicloud.sdk.dns.v2.model.ShowRecordSetByZoneRequest;
import com.huaweicloud.sdk.dns.v2.model.ShowRecordSetWithLineRequest;
import com.huaweicloud.sdk.dns.v2.model.UpdateRecordSetsReq;
import com.huaweicloud.sdk.dns.v2.model.UpdateRecordSetsRequest;
import java.util.List;

/// Huawei Cloud DNS.
final class HuaweicloudSdk {
  private static final String ID = "HWEXAMPLEACCESSKEY01";
  private static final String SECRET = "ExampleSecretKeyForDocsOnly0000000001";
  private static final String PROJECT = "0123456789abcdef0123456789abcdef";
  private static final String ZONE = "2c9eb155587194ec01587224c9f90149";
  private static final String SET = "2c9eb155587228570158722b6ac30007";

  private HuaweicloudSdk() {}

  static void main(String[] arguments) throws Exception {
    try (Recorder recorder =
        new Recorder("com.huaweicloud.sdk:huaweicloud-sdk-dns", arguments)) {
      DnsClient own = client(new BasicCredentials());
      DnsClient lent = client(new BasicCredentials().withSecurityToken("s3ntinelToken"));
      recorder.answers("{\"zones\":[],\"metadata\":{\"total_count\":0}}");
      recorder.record(() -> own.listPublicZones(zones()), "zones");
      recorder.answers("{\"recordsets\":[],\"metadata\":{\"total_count\":0}}");
      recorder.record(() -> own.showRecordSetByZone(at("www.example.com.")), "read");
      recorder.record(() -> own.showRecordSetByZone(at("*.odd.example.com.")), "read-wildcard");
      recorder.record(() -> own.showPublicZoneNameServer(servers()), "name-servers");
      recorder.record(() -> own.showRecordSetWithLine(set()), "read-set");
      recorder.answers("{\"id\":\"" + SET + "\",\"status\":\"PENDING_UPDATE\"}");
      recorder.record(() -> own.updateRecordSets(update()), "change");
      recorder.record(() -> lent.updateRecordSets(update()), "change-lent-key");
      recorder.record(() -> own.createRecordSetWithLine(addition()), "create-text");
    }
  }

  private static DnsClient client(BasicCredentials credentials) {
    return DnsClient.newBuilder()
        .withCredential(credentials.withAk(ID).withSk(SECRET).withProjectId(PROJECT))
        .withEndpoint("https://dns.cn-north-4.myhuaweicloud.com")
        .build();
  }

  private static ListPublicZonesRequest zones() {
    return new ListPublicZonesRequest()
        .withType("public")
        .withName("example.com.")
        .withSearchMode("equal")
        .withLimit(500)
        .withOffset(0);
  }

  private static ShowRecordSetByZoneRequest at(String name) {
    return new ShowRecordSetByZoneRequest()
        .withZoneId(ZONE)
        .withName(name)
        .withSearchMode("equal")
        .withLimit(500)
        .withOffset(0);
  }

  private static ShowPublicZoneNameServerRequest servers() {
    return new ShowPublicZoneNameServerRequest().withZoneId(ZONE);
  }

  private static ShowRecordSetWithLineRequest set() {
    return new ShowRecordSetWithLineRequest().withZoneId(ZONE).withRecordsetId(SET);
  }

  private static UpdateRecordSetsRequest update() {
    return new UpdateRecordSetsRequest()
        .withZoneId(ZONE)
        .withRecordsetId(SET)
        .withBody(
            new UpdateRecordSetsReq()
                .withName("www.example.com.")
                .withType("CNAME")
                .withTtl(300)
                .withRecords(List.of("lb-b.example.net.")));
  }

  private static CreateRecordSetWithLineRequest addition() {
    return new CreateRecordSetWithLineRequest()
        .withZoneId(ZONE)
        .withBody(
            new CreateRecordSetWithLineRequestBody()
                .withName("*.odd.example.com.")
                .withType("TXT")
                .withTtl(300)
                .withRecords(List.of("\"a+b*c~100%&<x>'y';/?\""))
                .withLine("default_view"));
  }
}
