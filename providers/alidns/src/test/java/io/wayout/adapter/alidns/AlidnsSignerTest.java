// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.alidns.AlidnsSigner.Call;
import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Percent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Vectors that were made with the vendor's own code.
class AlidnsSignerTest {
  private static final AccessKey KEY =
      new AccessKey(FakeAlidns.ID, FakeAlidns.SECRET, Optional.empty());
  private static final AccessKey LENT =
      new AccessKey(FakeAlidns.ID, FakeAlidns.SECRET, Optional.of(FakeAlidns.TOKEN));
  private static final String PLAIN_NAMES =
      "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
  private static final String UPDATE_QUERY =
      "Line=default&RR=www&RecordId=9999985&TTL=600&Type=CNAME&Value=lb-b.example.net";

  @Test
  void update_isSignedAsTheVendorDoes() {
    assertThat(authorization(call("POST", "UpdateDomainRecord", UPDATE_QUERY), KEY))
        .isEqualTo(
            header(
                PLAIN_NAMES, "b5baf39681e9c10b2c61f0e505cfce8d25b35edad9e58e1aa4707d3be2454762"));
  }

  @Test
  void lentKey_signsItsTokenToo() {
    assertThat(authorization(call("POST", "UpdateDomainRecord", UPDATE_QUERY), LENT))
        .isEqualTo(
            header(
                "host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;"
                    + "x-acs-security-token;x-acs-signature-nonce;x-acs-version",
                "56fb1ad92e515d4858326beeaefebade5f9a27a2c082c75de819c9a1fcbf87b0"));
  }

  @Test
  void wildcardAndChinese_areEncodedAsTheVendorDoes() {
    String query =
        Percent.query(
            Map.of(
                "SubDomain", "*.测试.example.com",
                "DomainName", "example.com",
                "Type", "CNAME",
                "Line", "default",
                "PageSize", "100",
                "PageNumber", "1"));

    assertThat(query)
        .isEqualTo(
            "DomainName=example.com&Line=default&PageNumber=1&PageSize=100"
                + "&SubDomain=%2A.%E6%B5%8B%E8%AF%95.example.com&Type=CNAME");
    assertThat(authorization(call("POST", "DescribeSubDomainRecords", query), KEY))
        .isEqualTo(
            header(
                PLAIN_NAMES, "21d2bcc9cacfadbd26f41fd05c13654e3e7b3d8d1cc81b8367078f4cf94c3d80"));
    assertThat(authorization(call("GET", "DescribeSubDomainRecords", query), KEY))
        .isEqualTo(
            header(
                PLAIN_NAMES, "9d339c5c8628f61631f82b56c35f186fb8457c7c93cae2a135b3739745a5c06e"));
  }

  private static Call call(String method, String action, String query) {
    return new Call(
        method,
        "alidns.aliyuncs.com",
        action,
        "2015-01-09",
        query,
        Instant.parse("2026-01-15T08:30:00Z"),
        "3156853299f313e23d1673dc12e1703d");
  }

  private static String authorization(Call call, AccessKey key) {
    return AlidnsSigner.headers(call, key).getOrDefault("Authorization", "");
  }

  private static String header(String names, String signature) {
    return "ACS3-HMAC-SHA256 Credential="
        + FakeAlidns.ID
        + ",SignedHeaders="
        + names
        + ",Signature="
        + signature;
  }
}
