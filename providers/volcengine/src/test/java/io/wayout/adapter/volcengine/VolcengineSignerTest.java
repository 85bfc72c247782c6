// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.volcengine.VolcengineSigner.Call;
import io.wayout.adapter.volcengine.VolcengineSigner.Scope;
import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Digests;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.sign.SignedHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Vectors that were made with the vendor's own code.
class VolcengineSignerTest {
  private static final AccessKey KEY =
      new AccessKey(FakeVolcengine.ID, FakeVolcengine.SECRET, Optional.empty());
  private static final Scope SCOPE = new Scope("cn-beijing", "dns");
  private static final Instant MOMENT = Instant.parse("2026-01-15T08:30:00Z");
  private static final SignedHeaders DATE_ALONE =
      SignedHeaders.of(Map.of("X-Date", "20260115T083000Z"));
  private static final Call UPDATE =
      call(
          "POST",
          "Action=UpdateRecord&Version=2018-08-01",
          "{\"Host\":\"www\",\"Line\":\"default\",\"RecordID\":\"3170534137672596377\","
              + "\"Remark\":\"wayout\",\"TTL\":600,\"Type\":\"CNAME\","
              + "\"Value\":\"lb-b.example.net\",\"Weight\":1}");

  @Test
  void update_isSignedAsTheVendorDoes() {
    Map<String, String> headers = VolcengineSigner.headers(UPDATE, SCOPE, KEY);

    assertThat(headers)
        .isEqualTo(
            Map.of(
                "Authorization",
                header(
                    "content-type;host;x-content-sha256;x-date",
                    "900379306d5f5f1a6deb494be2ede14016768f6282a6a41a6a71708364de7c8a"),
                "content-type",
                "application/json; charset=utf-8",
                "x-content-sha256",
                "0aab44a03011e35f22398a7860b14b8f21ef458a51cf843d3ddb97abc046afe1",
                "x-date",
                "20260115T083000Z"));
  }

  @Test
  void dateAlone_isSignedAsTheVendorsOtherCodeDoes() {
    assertThat(Digests.sha256Hex(VolcengineSigner.canonical(UPDATE, DATE_ALONE)))
        .isEqualTo("8a0a32950e8a6131c1af41cdf36a9f834af6afb938c78f045b80a1300e220b2c");
    assertThat(VolcengineSigner.authorization(UPDATE, DATE_ALONE, SCOPE, KEY))
        .isEqualTo(
            header("x-date", "55dbe170bfa86882177b118161ea880b63eb5a9a4000dd02074edcc3d199a0cd"));
  }

  @Test
  void wildcardAndChinese_areEncodedAsTheVendorDoes() {
    String query =
        Percent.query(
            Map.of(
                "Action", "ListRecords",
                "Version", "2018-08-01",
                "ZID", "123456",
                "Host", "*.测试",
                "SearchMode", "exact",
                "PageSize", "500"));
    Call list = call("GET", query, "");

    assertThat(query)
        .isEqualTo(
            "Action=ListRecords&Host=%2A.%E6%B5%8B%E8%AF%95&PageSize=500&SearchMode=exact"
                + "&Version=2018-08-01&ZID=123456");
    assertThat(Digests.sha256Hex(VolcengineSigner.canonical(list, DATE_ALONE)))
        .isEqualTo("e2f3e53bc6c2e087d1b74e4fee4f7745ec4f5e45f85da00037d5f7d0c886bd01");
    assertThat(VolcengineSigner.authorization(list, DATE_ALONE, SCOPE, KEY))
        .isEqualTo(
            header("x-date", "49c9d2e8e921a947ff45b0f03bd20bb52946b83049b6197afb0d1b3df7942dbd"));
  }

  @Test
  void lentKey_signsItsTokenToo() {
    AccessKey lent = new AccessKey(KEY.id(), KEY.secret(), Optional.of(FakeVolcengine.TOKEN));

    assertThat(VolcengineSigner.headers(UPDATE, SCOPE, lent))
        .containsEntry("x-security-token", FakeVolcengine.TOKEN)
        .extractingByKey("Authorization")
        .asString()
        .contains("SignedHeaders=content-type;host;x-content-sha256;x-date;x-security-token,");
  }

  private static Call call(String method, String query, String body) {
    return new Call(method, "dns.volcengineapi.com", query, body, MOMENT);
  }

  private static String header(String names, String signature) {
    return "HMAC-SHA256 Credential="
        + FakeVolcengine.ID
        + "/20260115/cn-beijing/dns/request, SignedHeaders="
        + names
        + ", Signature="
        + signature;
  }
}
