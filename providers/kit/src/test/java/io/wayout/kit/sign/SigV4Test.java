// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.sign;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.kit.sign.SigV4.Scope;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Vectors that were made with the vendor's own code.
class SigV4Test {
  private static final AccessKey KEY =
      new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Optional.empty());
  private static final AccessKey LENT =
      new AccessKey(
          KEY.id(),
          KEY.secret(),
          Optional.of("IQoJEXAMPLETOKEN//////////wEaCXVzLWVhc3QtMSJIMEYCIQ=="));
  private static final Instant NOW = Instant.parse("2026-01-15T10:20:30Z");
  private static final Scope SCOPE = new Scope("us-east-1", "route53");
  private static final String ZONE = "/2013-04-01/hostedzone/Z0123456789ABCDEFGHIJ/rrset";
  private static final String NAMES = "host;x-amz-content-sha256;x-amz-date";
  private static final String BODY =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ChangeResourceRecordSetsRequest"
          + " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ChangeBatch>"
          + "<Comment>wayout op-42</Comment><Changes><Change><Action>DELETE</Action>"
          + "<ResourceRecordSet><Name>www.example.com.</Name><Type>CNAME</Type><TTL>60</TTL>"
          + "<ResourceRecords><ResourceRecord><Value>a.cdn-one.example.</Value></ResourceRecord>"
          + "</ResourceRecords></ResourceRecordSet></Change><Change><Action>CREATE</Action>"
          + "<ResourceRecordSet><Name>www.example.com.</Name><Type>CNAME</Type><TTL>60</TTL>"
          + "<ResourceRecords><ResourceRecord><Value>b.cdn-two.example.</Value></ResourceRecord>"
          + "</ResourceRecords></ResourceRecordSet></Change></Changes></ChangeBatch>"
          + "</ChangeResourceRecordSetsRequest>";

  @Test
  void read_isSignedAsTheVendorDoes() {
    Request read = get(ZONE + "?maxitems=2&name=www.example.com.&type=CNAME");

    assertThat(authorization(read, KEY))
        .isEqualTo(
            header(NAMES, "0da5461c02ebae7538c3dd518316010728af2434ed545c8138da430507981909"));
  }

  @Test
  void write_isSignedWithItsBodyAndType() {
    Request write =
        new Request(
            "POST",
            URI.create("https://route53.amazonaws.com" + ZONE),
            Map.of("Content-Type", "application/xml"),
            BODY);

    assertThat(Digests.sha256Hex(BODY))
        .isEqualTo("7248c6d990488ed775bd030e09b0e49497e6ee40c1266e5d6541a345685e5b4a");
    assertThat(authorization(write, KEY))
        .isEqualTo(
            header(
                "content-type;" + NAMES,
                "600864f9b6d699d15b084ee2c47ae3d948a54e24a86ddc9e21fd2b6af2ab48bc"));
  }

  @Test
  void lentKey_signsItsTokenToo() {
    assertThat(authorization(get("/2013-04-01/change/C2682N5HXP0BZ4"), LENT))
        .isEqualTo(
            header(
                NAMES + ";x-amz-security-token",
                "49f8b98471ed5584844e4bc6841dbd28843b4b35ab7491e0a9dbfc14aee1fbce"));
  }

  @Test
  void wildcard_isEncodedAsTheVendorDoes() {
    String query =
        Percent.query(Map.of("name", "\\052.example.com.", "maxitems", "1", "type", "CNAME"));

    assertThat(query).isEqualTo("maxitems=1&name=%5C052.example.com.&type=CNAME");
    assertThat(authorization(get(ZONE + "?" + query), KEY))
        .isEqualTo(
            header(NAMES, "75797db1ccc36c48d9914b7eb36c2016f1c6fb97a1053db3d2b009be5c1a3d4b"));
  }

  @Test
  void signingKey_isDerivedAsTheVendorDoes() {
    byte[] signing =
        Digests.derivedKey(
            "AWS4" + KEY.secret(), "20260115", "us-east-1", "route53", "aws4_request");

    assertThat(Digests.hex(signing))
        .isEqualTo("95d61d07be73c6e4fb2a6d8f266f12a050173d9691495dc49ec45bba60e800dc");
  }

  private static Request get(String target) {
    return Request.get(URI.create("https://route53.amazonaws.com" + target), Map.of());
  }

  private static String authorization(Request request, AccessKey key) {
    return SigV4.signed(request, key, SCOPE, NOW).headers().getOrDefault("Authorization", "");
  }

  private static String header(String names, String signature) {
    return "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260115/us-east-1/route53/aws4_request,"
        + " SignedHeaders="
        + names
        + ", Signature="
        + signature;
  }
}
