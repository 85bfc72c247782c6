// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.jdcloud.JdcloudSigner.Call;
import io.wayout.kit.sign.AccessKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Vectors that were made with the vendor's own code.
class JdcloudSignerTest {
  private static final AccessKey KEY =
      new AccessKey(FakeJdcloud.ID, FakeJdcloud.SECRET, Optional.empty());
  private static final String RECORDS = "/v2/regions/cn-north-1/domain/7800/ResourceRecord";
  private static final String NONCE = "ed558a3b-9808-4edb-8597-187bda63a4f2";

  @Test
  void update_isSignedAsTheVendorDoes() {
    String body =
        "{\"req\":{\"domainName\":\"example.com\",\"hostRecord\":\"www\","
            + "\"hostValue\":\"lb-b.example.net\",\"jcloudRes\":false,\"ttl\":600,"
            + "\"type\":\"CNAME\",\"viewValue\":-1}}";

    assertThat(JdcloudSigner.headers(call("PUT", RECORDS + "/14789", "", body), KEY))
        .isEqualTo(
            Map.of(
                "Authorization",
                header("70a2e387b227c715e1d5958b6856935af1a52daef5851fb18dfb40b199341734"),
                "Content-Type",
                "application/json",
                "X-Jdcloud-Date",
                "20260115T083000Z",
                "X-Jdcloud-Nonce",
                NONCE));
  }

  @Test
  void query_isSignedAsTheVendorDoes() {
    String query = "pageNumber=1&pageSize=99&search=www";

    assertThat(JdcloudSigner.headers(call("GET", RECORDS, query, ""), KEY))
        .containsEntry(
            "Authorization",
            header("b174c56d6822cbc9f0173fcb86a191d1e70df35f320c79f115630e64be5f055f"));
  }

  private static Call call(String method, String path, String query, String body) {
    return new Call(
        method,
        "domainservice.jdcloud-api.com",
        path,
        query,
        body,
        "cn-north-1",
        Instant.parse("2026-01-15T08:30:00Z"),
        NONCE);
  }

  private static String header(String signature) {
    return "JDCLOUD2-HMAC-SHA256 Credential="
        + FakeJdcloud.ID
        + "/20260115/cn-north-1/domainservice/jdcloud2_request,"
        + " SignedHeaders=content-type;host;x-jdcloud-date;x-jdcloud-nonce, Signature="
        + signature;
  }
}
