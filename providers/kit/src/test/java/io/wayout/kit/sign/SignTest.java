// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The bricks of signatures, on published vectors.
class SignTest {
  private static final Instant MOMENT = Instant.parse("2026-01-15T10:20:30.987Z");

  @Test
  void hashes_matchTheirStandards() {
    assertThat(Digests.sha256Hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Digests.sha256Hex("")).isEqualTo(Digests.SHA256_OF_NOTHING);
    assertThat(Digests.md5Hex("abc")).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
  }

  /// RFC 4231 §4.3 and RFC 2202 §3, test case 2.
  @Test
  void keyedHashes_matchTheirRfcs() {
    String text = "what do ya want for nothing?";

    assertThat(Digests.hex(Digests.hmacSha256("Jefe", text)))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assertThat(Digests.hex(Digests.hmacSha1("Jefe", text)))
        .isEqualTo("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    assertThat(Digests.hex(Digests.hmacSha256("", "")))
        .isEqualTo("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
  }

  @Test
  void derivedKeys_matchTheVendorsOwnCode() {
    assertThat(
            Digests.hex(
                Digests.derivedKey(
                    "AWS4wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                    "20260115",
                    "us-east-1",
                    "route53",
                    "aws4_request")))
        .isEqualTo("95d61d07be73c6e4fb2a6d8f266f12a050173d9691495dc49ec45bba60e800dc");
    assertThat(
            Digests.hex(
                Digests.derivedKey(
                    "TC3ExampleSecretKeyForDocsOnly0001", "2026-11-21", "dnspod", "tc3_request")))
        .isEqualTo("544135793d4ad573cda5427bf854cd7c040e22f15e526e27e708737228938dfb");
  }

  @Test
  void base64_isPadded() {
    assertThat(Digests.base64(new byte[] {1})).isEqualTo("AQ==");
  }

  @Test
  void percentEncoding_keepsTheUnreservedAlone() {
    assertThat(Percent.encode("AZaz09-_.~")).isEqualTo("AZaz09-_.~");
    assertThat(Percent.encode(" +*/:@%=&?#")).isEqualTo("%20%2B%2A%2F%3A%40%25%3D%26%3F%23");
    assertThat(Percent.encode("测\uD83D\uDE00")).isEqualTo("%E6%B5%8B%F0%9F%98%80");
  }

  @Test
  void query_isSortedAndKeepsEmptyValues() {
    assertThat(Percent.query(Map.of("b", "2", "a", "", "B", "x y"))).isEqualTo("B=x%20y&a=&b=2");
  }

  @Test
  void headers_areLoweredStrippedFoldedAndSorted() {
    assertThat(SignedHeaders.of(Map.of("X-Date", "  a   b ", "Host", "h")))
        .isEqualTo(new SignedHeaders("host:h\nx-date:a b\n", "host;x-date"));
  }

  @Test
  void host_hasThePortThatIsSent() {
    assertThat(SignedHeaders.host(URI.create("https://h.example/x"))).isEqualTo("h.example");
    assertThat(SignedHeaders.host(URI.create("https://h.example:443"))).isEqualTo("h.example");
    assertThat(SignedHeaders.host(URI.create("http://127.0.0.1:81"))).isEqualTo("127.0.0.1:81");
  }

  @Test
  void times_areUtcAndWholeSeconds() {
    assertThat(SignedTime.extended(MOMENT)).isEqualTo("2026-01-15T10:20:30Z");
    assertThat(SignedTime.basic(MOMENT)).isEqualTo("20260115T102030Z");
    assertThat(SignedTime.day(MOMENT)).isEqualTo("2026-01-15");
    assertThat(SignedTime.basicDay(MOMENT)).isEqualTo("20260115");
  }

  @Test
  void accessKey_isReadAnewAndNeverShown() {
    List<String> ids = List.of("one\n", "two");
    int[] reads = {0};
    AccessKey.Source source =
        AccessKey.of(() -> ids.get(reads[0]++), () -> "s3cret", Optional.of(() -> " "));

    assertThat(source.current()).isEqualTo(new AccessKey("one", "s3cret", Optional.empty()));
    assertThat(source.current().id()).isEqualTo("two");
    assertThat(new AccessKey("id", "s3cret", Optional.of("t0ken")))
        .hasToString("AccessKey[***]")
        .satisfies(key -> assertThat(key.secrets()).containsExactly("s3cret", "id", "t0ken"));
  }
}
