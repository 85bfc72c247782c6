// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

import com.baidubce.BceClientConfiguration;
import com.baidubce.auth.BceCredentials;
import com.baidubce.auth.DefaultBceCredentials;
import com.baidubce.auth.DefaultBceSessionCredentials;
import com.baidubce.services.dns.DnsClient;
import com.baidubce.services.dns.model.CreateRecordRequest;
import com.baidubce.services.dns.model.UpdateRecordRequest;

/// Baidu Intelligent DNS.
final class BaiducloudSdk {
  private static final String ID = "bceexampleaccesskeyid00000000001";
  private static final String SECRET = "exampleSecretKeyForDocsOnly00001";
  private static final String TOKEN = "0f8b7e0e-0b5a-4d4e-8a57-3f2a7c1d9e10";
  private static final String LENT = "MjUyMGV4YW1wbGVUb2tlbg==";
  private static final String ZONE = "example.com";

  private BaiducloudSdk() {}

  static void main(String[] arguments) throws Exception {
    try (Recorder recorder = new Recorder("com.baidubce:bce-java-sdk", arguments)) {
      DnsClient own = client(new DefaultBceCredentials(ID, SECRET));
      DnsClient lent = client(new DefaultBceSessionCredentials(ID, SECRET, LENT));
      recorder.answers("{\"marker\":\"\",\"isTruncated\":false,\"maxKeys\":1000,\"zones\":[]}");
      recorder.record(() -> own.listZone(ZONE, "", 1_000), "zones");
      recorder.answers("{\"marker\":\"\",\"isTruncated\":false,\"maxKeys\":1000,\"records\":[]}");
      recorder.record(() -> own.listRecord(ZONE, "www", null, "", 1_000), "read");
      recorder.record(() -> own.listRecord(ZONE, "*.odd", null, "", 1_000), "read-wildcard");
      recorder.answers("");
      recorder.record(() -> own.deleteRecord(ZONE, "51233", TOKEN), "remove");
      recorder.record(() -> own.updateRecord(ZONE, "51233", update(), TOKEN), "change");
      recorder.record(() -> lent.updateRecord(ZONE, "51233", update(), TOKEN), "change-lent-key");
      recorder.record(() -> own.createRecord(ZONE, addition(), TOKEN), "create-text");
    }
  }

  private static DnsClient client(BceCredentials credentials) {
    return new DnsClient(
        new BceClientConfiguration()
            .withCredentials(credentials)
            .withEndpoint("https://dns.baidubce.com"));
  }

  private static UpdateRecordRequest update() {
    UpdateRecordRequest request = new UpdateRecordRequest();
    request.setRr("www");
    request.setType("CNAME");
    request.setValue("lb-b.example.net");
    request.setTtl(600);
    request.setDescription("ops");
    return request;
  }

  private static CreateRecordRequest addition() {
    CreateRecordRequest request = new CreateRecordRequest();
    request.setRr("*.odd");
    request.setType("TXT");
    request.setValue("a + b*c ~ 100% & \u00e4=\u6d4b;/?");
    request.setTtl(600);
    return request;
  }
}
