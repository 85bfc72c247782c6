// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.adapter.ocidns.OcidnsKey.Signer;
import io.wayout.kit.http.Reply;
import io.wayout.kit.sign.Digests;
import io.wayout.kit.sign.Jwt;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.Secret;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Vectors that were made with the vendor's own code.
class OcidnsSignerTest {
  private static final Instant NOW = Instant.parse("2026-01-15T10:20:30Z");
  private static final String SET =
      "https://dns.eu-frankfurt-1.oci.oraclecloud.com"
          + "/20180115/zones/example.com/records/www.example.com/CNAME";
  private static final Signer SIGNER = new Signer(FakeOci.TENANCY, FakeOci.USER);
  private static final String BODY =
      "{\"items\":[{\"operation\":\"REQUIRE\",\"domain\":\"www.example.com\",\"rtype\":\"CNAME\","
          + "\"rdata\":\"a.cdn-one.example.\",\"ttl\":60},{\"operation\":\"REMOVE\","
          + "\"domain\":\"www.example.com\",\"rtype\":\"CNAME\",\"rdata\":\"a.cdn-one.example.\"},"
          + "{\"operation\":\"ADD\",\"domain\":\"www.example.com\",\"rtype\":\"CNAME\","
          + "\"rdata\":\"b.cdn-two.example.\",\"ttl\":60}]}";

  @Test
  void read_isSignedAsTheVendorDoes() throws GeneralSecurityException {
    Request read = Request.get(URI.create(SET + "?limit=50"), Map.of());

    assertThat(OcidnsSigner.text(read, NOW))
        .isEqualTo(
            "date: Thu, 15 Jan 2026 10:20:30 GMT\n"
                + "(request-target): get /20180115/zones/example.com/records/www.example.com/CNAME"
                + "?limit=50\nhost: dns.eu-frankfurt-1.oci.oraclecloud.com");
    assertThat(authorization(read))
        .isEqualTo(
            header(
                "date (request-target) host",
                "XZgPT+cUR0skW65tbYjnEjVcptqkSRRvL6YvvK2payPEyb6LW6oL7qnFrMqhVfQfG7E6pmZH82vc1CbM"
                    + "MtqMT3d4PeB5jMXJD/RwqDv29LKhGHl9EGk0ZjUsmmdyUUQpCwjJsK//RIRBL8zKosRCGZJdhKq5"
                    + "QkrCSBx49dGpRNxFKvJFSILcENGezPPb3nDa40jgFnKZkLkgoKV6DihvYFGE4/LFCcaRhngu7Lwt"
                    + "YxW1t8Oj7lvlK8q6fyC8YXq081daZTImsKMNZvJfZeL2kjt2jLPRHIb/58kBmXyEZbFg3u7LBrjD"
                    + "flV2p9bN79TwU8AmqPJg5rJfkudaCd3UCQ=="));
  }

  @Test
  void write_isSignedWithItsBody() throws GeneralSecurityException {
    Request write = new Request("PATCH", URI.create(SET), Map.of(), BODY);

    assertThat(Digests.base64(Digests.sha256(BODY.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("jV5QibImxvmtcrhKqNU/5k3Cybw9bqb0afnjOosoQYc=");
    assertThat(OcidnsSigner.text(write, NOW))
        .contains("\ncontent-length: 312\ncontent-type: application/json\nx-content-sha256: jV5Q");
    assertThat(authorization(write))
        .isEqualTo(
            header(
                "date (request-target) host content-length content-type x-content-sha256",
                "cOstzbC25MPJ35Q4vs3vlcI0Un6l8/4gUOa39xNxTU9Q+e/mJETj3CJBR1ApMGXUV5RcQhHQEH4OfiyJ"
                    + "LKHZyTuAQ9GmcxKKQZUtRluw37170xrgmEMZid9nRWY7lcOCBq5895GFKFYiQAoZFvC0bEICcBfc"
                    + "yKuebFvtx7Ix5hjPYmEprqYSUELIvMNJFWwwUiHxOB1nBMl4KTNLuI1Kt/BFh2QSGg2GbnaeYv6n"
                    + "hB3QwhedEu+m1TIFYR5aI7UXnmHSEe+RHmRgNG4hPeZU6nHeN2hhxweMlFV5PxCA96ZqSrIv3e/n"
                    + "yLKq0ADk98TGUZqm1PNfbcPfMEJChG2SRg=="));
  }

  @Test
  void fingerprint_isComputedFromTheKey() throws GeneralSecurityException {
    assertThat(OcidnsKey.fingerprint(Jwt.key(TestKey.PEM))).isEqualTo(FakeOci.FINGERPRINT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3ntinel",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nczNudGluZWw=\n-----END ENCRYPTED PRIVATE KEY-----"
      })
  void oddKey_isDeniedWithoutItsText(String pem) {
    Reply<OcidnsKey> reply = OcidnsKey.of(SIGNER, () -> pem);

    assertThat(reply)
        .isEqualTo(
            new Reply.Failed<>(
                new Denied(
                    "the signing key is no RSA key in the form PKCS#8, as PEM, without a"
                        + " passphrase")));
  }

  @Test
  void keyThatCantBeRead_isDenied() {
    Secret gone =
        () -> {
          throw new Secret.Unavailable("/etc/x is not there");
        };

    assertThat(OcidnsKey.of(SIGNER, gone))
        .isEqualTo(new Reply.Failed<>(new Denied("no signing key: /etc/x is not there")));
  }

  private static String authorization(Request request) throws GeneralSecurityException {
    OcidnsKey key = new OcidnsKey("tenancy/user/print", Jwt.key(TestKey.PEM));
    return OcidnsSigner.signed(request, key, NOW).headers().getOrDefault("Authorization", "");
  }

  private static String header(String names, String signature) {
    return "Signature version=\"1\",keyId=\"tenancy/user/print\",algorithm=\"rsa-sha256\","
        + "headers=\""
        + names
        + "\",signature=\""
        + signature
        + "\"";
  }
}
