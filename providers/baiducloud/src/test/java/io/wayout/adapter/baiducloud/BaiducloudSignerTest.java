// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.baiducloud.BaiducloudSigner.Call;
import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Percent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Vectors that were made with the vendor's own code.
class BaiducloudSignerTest {
  private static final AccessKey KEY =
      new AccessKey(FakeBaiducloud.ID, FakeBaiducloud.SECRET, Optional.empty());
  private static final String RECORDS = "/v1/dns/zone/example.com/record";
  private static final String DATE = "2026-01-15T08:30:00Z";
  private static final Call UPDATE =
      call("PUT", RECORDS + "/51233", "clientToken=0f8b7e0e-0b5a-4d4e-8a57-3f2a7c1d9e10");

  @Test
  void update_isSignedAsTheVendorDoes() {
    assertThat(BaiducloudSigner.headers(UPDATE, KEY))
        .isEqualTo(
            Map.of(
                "Authorization",
                "bce-auth-v1/bceexampleaccesskeyid00000000001/2026-01-15T08:30:00Z/1800"
                    + "/host;x-bce-date/"
                    + "a254af90971fe1f18f18f3f044b6924677771360ef84874773f433ccefb4757a",
                "content-type",
                "application/json; charset=utf-8",
                "x-bce-date",
                DATE));
  }

  @Test
  void headersOfTheVendorsOwnChoice_areEncodedAsItDoes() {
    Map<String, String> all =
        Map.of(
            "content-length", "104",
            "content-type", "application/json; charset=utf-8",
            "host", "dns.baidubce.com",
            "x-bce-date", DATE);

    assertThat(BaiducloudSigner.canonical(UPDATE, all))
        .endsWith(
            """

            content-length:104
            content-type:application%2Fjson%3B%20charset%3Dutf-8
            host:dns.baidubce.com
            x-bce-date:2026-01-15T08%3A30%3A00Z\
            """);
    assertThat(BaiducloudSigner.signature(UPDATE, all, KEY))
        .isEqualTo("a4a2dcba4d02cf5afe65a1fa1e3d36c281cb4916e421dfbd839fd570b4df66e0");
  }

  @Test
  void wildcardAndChinese_areEncodedAsTheVendorDoes() {
    String query = Percent.query(Map.of("rr", "*.测试", "maxKeys", "1000", "marker", ""));

    assertThat(query).isEqualTo("marker=&maxKeys=1000&rr=%2A.%E6%B5%8B%E8%AF%95");
    assertThat(signature(call("GET", RECORDS, query)))
        .isEqualTo("182c031f7a170bf44b3101231dde3ce9acd9f837c63725d2c51661e9c50aea0e");
  }

  @Test
  void parameterWithoutValue_isSignedWithItsSign() {
    String query = Percent.query(Map.of("disable", "", "clientToken", "abc"));

    assertThat(query).isEqualTo("clientToken=abc&disable=");
    assertThat(
            BaiducloudSigner.signature(
                call("PUT", RECORDS + "/51233", query), Map.of("host", "dns.baidubce.com"), KEY))
        .isEqualTo("1bc37b5dd2312403641507b9f8583c92ad4f13beb39f26630dd77fcc81e3602e");
  }

  @Test
  void lentKey_signsItsTokenToo() {
    AccessKey lent = new AccessKey(KEY.id(), KEY.secret(), Optional.of(FakeBaiducloud.TOKEN));

    assertThat(BaiducloudSigner.headers(UPDATE, lent))
        .containsEntry("x-bce-security-token", FakeBaiducloud.TOKEN)
        .extractingByKey("Authorization")
        .asString()
        .contains("/host;x-bce-date;x-bce-security-token/");
  }

  private static String signature(Call call) {
    return BaiducloudSigner.signature(
        call, Map.of("host", "dns.baidubce.com", "x-bce-date", DATE), KEY);
  }

  private static Call call(String method, String path, String query) {
    return new Call(method, "dns.baidubce.com", path, query, Instant.parse(DATE));
  }
}
