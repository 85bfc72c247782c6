// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Vectors that were made with the vendor's own code.
class AkamaiSignerTest {
  private static final AccessKey KEY =
      new AccessKey(
          "akab-client-token-0000000000000000-000000000000",
          "SOMESECRETSOMESECRETSOMESECRETSOMESECRET0000",
          Optional.of("akab-access-token-0000000000000000-000000000000"));
  private static final String HOST = "akab-h05tnam3wl42son7nktnlnnx-kbob3i3v.luna.akamaiapis.net";
  private static final String AUTHORITY =
      "EG1-HMAC-SHA256 client_token=akab-client-token-0000000000000000-000000000000;"
          + "access_token=akab-access-token-0000000000000000-000000000000;"
          + "timestamp=20260115T10:20:30+0000;nonce=6f1a2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b;";
  private static final String RECORD = "zones/example.com/names/www.example.com/types/CNAME";
  private static final String BODY =
      "{\"name\":\"www.example.com\",\"type\":\"CNAME\",\"ttl\":60,"
          + "\"rdata\":[\"b.cdn-two.example.\"]}";

  @ParameterizedTest
  @CsvSource({
    "GET, " + RECORD + ", false, 1E/2WEAqXkxBSYbhl9SrJ835T952SWwS9C3OYLx/B6E=",
    "GET, zones/example.com/recordsets?types=CNAME&search=www.example.com&page=1&pageSize=100,"
        + " false, El8PTnjs+63TzbWJ2oGLtTo0PrQn+PbIKGavVqhy2oQ=",
    "PUT, " + RECORD + ", true, SLSZFU+c6i0RM5MH9vsVgQ6LRb8Ktq19DIietlMAstY=",
    "POST, " + RECORD + ", true, lXU6nCGFXynr3HL737Y2ZfltxpQld1x2d0maz1xASZM=",
    "POST, changelists/example.com/submit, false, npmdEPKbHO0i676lGfM4mX5YDL1RZIWuq+IprUKRIkM=",
    "POST, changelists/example.com/submit?comment=wayout%20op-42, false,"
        + " sKsoTe8gvnmAR6q3StHrAXkb/tbhmqZ9LZpf/kWz/Fg="
  })
  void request_isSignedAsTheVendorDoes(
      String method, String target, boolean hasBody, String signature) {
    Request request =
        new Request(
            method,
            URI.create("https://" + HOST + "/config-dns/v2/" + target),
            Map.of(),
            hasBody ? BODY : "");

    Request signed =
        AkamaiSigner.signed(
            request,
            KEY,
            Instant.parse("2026-01-15T10:20:30Z"),
            "6f1a2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b");

    assertThat(signed.headers())
        .containsEntry("Authorization", AUTHORITY + "signature=" + signature);
  }

  @Test
  void signedText_hasItsPartsInOrder() {
    Request request =
        Request.get(URI.create("https://" + HOST + "/config-dns/v2/" + RECORD), Map.of());

    assertThat(AkamaiSigner.toSign(request, AUTHORITY).split("\t", -1))
        .containsExactly("GET", "https", HOST, "/config-dns/v2/" + RECORD, "", "", AUTHORITY);
  }
}
