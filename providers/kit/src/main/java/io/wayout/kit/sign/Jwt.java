// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.sign;

import io.wayout.kit.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/// Signed claims (RFC 7515, RFC 7519) in the compact form, with RS256: PKCS#1 v1.5 over SHA-256.
public final class Jwt {
  private Jwt() {}

  /// A key in the form PKCS#8, as PEM (RFC 7468); line breaks may be written as `\n`, as they are
  /// in environment variables.
  ///
  /// @throws InvalidKeySpecException if it is none; the message quotes nothing of it
  public static PrivateKey key(String pem) throws InvalidKeySpecException {
    String base64 =
        pem.replace("\\n", "\n")
            .replace("-----BEGIN PRIVATE KEY-----", "")
            .replace("-----END PRIVATE KEY-----", "")
            .replaceAll("\\s", "");
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException flaw) {
      throw new InvalidKeySpecException("no RSA key in the form PKCS#8, as PEM");
    }
  }

  /// Header and claims in the order of their maps, and the signature.
  ///
  /// @throws InvalidKeyException if the key can't sign this way; the message quotes nothing of it
  public static String rs256(Map<String, ?> header, Map<String, ?> claims, PrivateKey key)
      throws InvalidKeyException {
    String input = part(header) + "." + part(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + encoded(signature.sign());
    } catch (GeneralSecurityException flaw) {
      throw new InvalidKeyException("the key can't sign with RS256");
    }
  }

  private static String part(Map<String, ?> object) {
    return encoded(Json.render(object).getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
