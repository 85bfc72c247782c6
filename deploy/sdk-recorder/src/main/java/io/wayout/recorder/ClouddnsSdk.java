// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.dns.ChangeRequestInfo;
import com.google.cloud.dns.Dns;
import com.google.cloud.dns.Dns.RecordSetListOption;
import com.google.cloud.dns.Dns.ZoneListOption;
import com.google.cloud.dns.DnsOptions;
import com.google.cloud.dns.RecordSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;

/// Google Cloud DNS, and the tokens that its library asks for and makes.
final class ClouddnsSdk {
  private static final String TOKEN =
      "{\"access_token\":\"s3ntinel\",\"expires_in\":3599,\"token_type\":\"Bearer\"}";
  private static final URI API = URI.create("https://dns.googleapis.com/");

  private ClouddnsSdk() {}

  static void main(String[] arguments) throws Exception {
    ServiceAccountCredentials key =
        ServiceAccountCredentials.fromPkcs8(
            "123456789012345678901",
            "wayout-dns@example-project.iam.gserviceaccount.com",
            TestKeys.PEM,
            "0123456789abcdef0123456789abcdef01234567",
            null);
    ServiceAccountCredentials scoped =
        (ServiceAccountCredentials)
            key.createScoped("https://www.googleapis.com/auth/ndev.clouddns.readwrite");
    try (Recorder recorder = new Recorder("com.google.cloud:google-cloud-dns", arguments)) {
      recorder.answers(TOKEN);
      recorder.record(scoped::refresh, "token");
      recorder.record(() -> showSelfSigned(key), "self-signed");
      Dns dns =
          DnsOptions.newBuilder()
              .setProjectId("example-project")
              .setCredentials(scoped)
              .build()
              .getService();
      recorder.answers("{\"kind\":\"dns#managedZonesListResponse\",\"managedZones\":[]}");
      recorder.record(() -> dns.listZones(ZoneListOption.dnsName("example.com.")), "zones");
      recorder.answers("{\"kind\":\"dns#resourceRecordSetsListResponse\",\"rrsets\":[]}");
      recorder.record(
          () -> dns.listRecordSets("example-com", RecordSetListOption.dnsName("*.example.com.")),
          "read-wildcard");
      recorder.record(
          () -> dns.listRecordSets("example-com", RecordSetListOption.pageSize(1_000)),
          "read-all");
      recorder.answers(
          "{\"kind\":\"dns#change\",\"id\":\"1\",\"status\":\"pending\","
              + "\"startTime\":\"2026-01-15T10:20:31.412Z\",\"additions\":[],\"deletions\":[]}");
      recorder.record(
          () ->
              dns.applyChangeRequest(
                  "example-com",
                  ChangeRequestInfo.newBuilder()
                      .delete(set("a.cdn-one.example."))
                      .add(set("b.cdn-two.example."))
                      .build()),
          "change");
    }
  }

  private static RecordSet set(String value) {
    return RecordSet.newBuilder("www.example.com.", RecordSet.Type.CNAME)
        .setTtl(60, TimeUnit.SECONDS)
        .addRecord(value)
        .build();
  }

  /// The library makes this token when it is given no scope; it is sent with the JDK's client.
  private static void showSelfSigned(ServiceAccountCredentials key) throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(API);
      key.getRequestMetadata(API).get("Authorization").forEach(
          value -> request.header("Authorization", value));
      client.send(request.build(), BodyHandlers.discarding());
    }
  }
}
