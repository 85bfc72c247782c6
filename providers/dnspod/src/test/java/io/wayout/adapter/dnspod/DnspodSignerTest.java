// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.dnspod.DnspodSigner.Call;
import io.wayout.kit.sign.AccessKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Vectors that were captured from the vendor's own code.
class DnspodSignerTest {
  private static final AccessKey KEY =
      new AccessKey(FakeDnspod.ID, FakeDnspod.SECRET, Optional.empty());
  private static final String MODIFY =
      "{\"Domain\":\"example.com\",\"RecordType\":\"CNAME\",\"RecordLine\":\"默认\","
          + "\"Value\":\"lb-b.example.net.\",\"RecordId\":162,\"SubDomain\":\"www\","
          + "\"RecordLineId\":\"0\",\"TTL\":600,\"Remark\":\"wayout\"}";
  private static final String LIST =
      "{\"Domain\":\"example.com\",\"Subdomain\":\"www\",\"RecordType\":\"CNAME\",\"Offset\":0,"
          + "\"Limit\":3000}";

  @Test
  void requests_areSignedAsTheVendorDoes() {
    assertThat(headers("ModifyRecord", MODIFY, KEY))
        .isEqualTo(
            Map.of(
                "Authorization",
                header("4859060d5359fd6c270fcc038872e1680b74e606730c28a7e8f00b03884fd148"),
                "Content-Type",
                "application/json; charset=utf-8",
                "X-TC-Action",
                "ModifyRecord",
                "X-TC-Version",
                "2021-03-23",
                "X-TC-Timestamp",
                "1795221252"));
    assertThat(headers("DescribeRecordList", LIST, KEY))
        .containsEntry(
            "Authorization",
            header("ad0e72a53fd2b09918f25fa38fddd90b9c7d8d935125500679b70493a829b8cf"));
  }

  @Test
  void token_goesAlongUnsigned() {
    AccessKey lent = new AccessKey(FakeDnspod.ID, FakeDnspod.SECRET, Optional.of("t0ken"));

    assertThat(headers("ModifyRecord", MODIFY, lent))
        .containsEntry("X-TC-Token", "t0ken")
        .containsEntry(
            "Authorization",
            header("4859060d5359fd6c270fcc038872e1680b74e606730c28a7e8f00b03884fd148"));
  }

  private static Map<String, String> headers(String action, String body, AccessKey key) {
    Instant moment = Instant.ofEpochSecond(1_795_221_252L);
    return DnspodSigner.headers(new Call("dnspod.tencentcloudapi.com", action, body, moment), key);
  }

  private static String header(String signature) {
    return "TC3-HMAC-SHA256 Credential="
        + FakeDnspod.ID
        + "/2026-11-21/dnspod/tc3_request, SignedHeaders=content-type;host, Signature="
        + signature;
  }
}
