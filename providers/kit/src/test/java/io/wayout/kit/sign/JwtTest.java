// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtTest {
  private static final KeyPair PAIR = newPair();
  private static final Map<String, String> HEADER = Map.of("alg", "RS256");
  private static final Map<String, Integer> CLAIMS = Map.of("iat", 1_768_472_430);

  @Test
  void claims_areSignedSoThatThePublicKeyAgrees() throws Exception {
    String[] parts = Jwt.rs256(HEADER, CLAIMS, PAIR.getPrivate()).split("\\.", -1);

    Signature judge = Signature.getInstance("SHA256withRSA");
    judge.initVerify(PAIR.getPublic());
    judge.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(judge.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
        .isEqualTo("{\"iat\":1768472430}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\\n", "\r\n", ""})
  void key_isReadWhateverItsLineBreaks(String lineBreak) throws Exception {
    PrivateKey key = PAIR.getPrivate();
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    String pem = "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";

    assertThat(Jwt.key(pem.replace("\n", lineBreak))).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cret", "-----BEGIN PRIVATE KEY-----\nAAAA\n", "czNjcmV0"})
  void noKey_isToldWithoutShowingIt(String text) {
    assertThatThrownBy(() -> Jwt.key(text))
        .isInstanceOf(InvalidKeySpecException.class)
        .hasMessage("no RSA key in the form PKCS#8, as PEM")
        .hasNoCause();
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
  }
}
