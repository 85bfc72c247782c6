// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.huaweicloud.HuaweicloudSigner.Call;
import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Percent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Vectors that were made with the vendor's own code.
class HuaweicloudSignerTest {
  private static final AccessKey KEY =
      new AccessKey(FakeHuaweicloud.ID, FakeHuaweicloud.SECRET, Optional.empty());
  private static final String SETS = "/v2.1/zones/2c9eb155587194ec01587224c9f90149/recordsets";
  private static final String PROJECT = "0123456789abcdef0123456789abcdef";

  @Test
  void update_isSignedAsTheVendorDoes() {
    String body =
        "{\"name\":\"www.example.com.\",\"type\":\"CNAME\",\"ttl\":300,"
            + "\"records\":[\"lb-b.example.net.\"]}";

    assertThat(
            HuaweicloudSigner.headers(
                call("PUT", SETS + "/2c9eb155587228570158722b6ac30007", "", body), KEY))
        .isEqualTo(
            Map.of(
                "Authorization",
                header("f1199acec081faf58662d2bfda44342b2708de2a41efc84dc2f5fb12af25cca7"),
                "Content-Type",
                "application/json",
                "X-Project-Id",
                PROJECT,
                "X-Sdk-Date",
                "20260115T083000Z"));
  }

  @Test
  void queries_areSignedAsTheVendorDoes() {
    String query =
        Percent.query(
            Map.of(
                "name",
                "*.测试.example.com.",
                "type",
                "CNAME",
                "search_mode",
                "equal",
                "limit",
                "500",
                "offset",
                "0"));

    assertThat(query)
        .isEqualTo(
            "limit=500&name=%2A.%E6%B5%8B%E8%AF%95.example.com.&offset=0&search_mode=equal"
                + "&type=CNAME");
    assertThat(HuaweicloudSigner.headers(call("GET", SETS, query, ""), KEY))
        .containsEntry(
            "Authorization",
            header("8254314278e31c5530adf94b80da569e6ac49beb54d825b1676f96aac06d2de0"));
    assertThat(HuaweicloudSigner.headers(call("GET", "/v2/zones", "type=public", ""), KEY))
        .containsEntry(
            "Authorization",
            header("b333fee9147672c9dadc081ffd7d1b41b24a9ea1b23d6d55a884d687e5e90798"));
  }

  @Test
  void token_isSignedToo() {
    AccessKey lent =
        new AccessKey(FakeHuaweicloud.ID, FakeHuaweicloud.SECRET, Optional.of("t0ken"));

    Map<String, String> headers =
        HuaweicloudSigner.headers(call("GET", "/v2/zones", "type=public", ""), lent);

    assertThat(headers).containsEntry("X-Security-Token", "t0ken");
    assertThat(headers.get("Authorization"))
        .contains("SignedHeaders=host;x-project-id;x-sdk-date;x-security-token,");
  }

  private static Call call(String method, String path, String query, String body) {
    return new Call(
        method,
        "dns.cn-north-4.myhuaweicloud.com",
        path,
        query,
        body,
        Optional.of(PROJECT),
        Instant.parse("2026-01-15T08:30:00Z"));
  }

  private static String header(String signature) {
    return "SDK-HMAC-SHA256 Access="
        + FakeHuaweicloud.ID
        + ", SignedHeaders=host;x-project-id;x-sdk-date, Signature="
        + signature;
  }
}
