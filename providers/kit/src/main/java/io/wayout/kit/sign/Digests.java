// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Hashes (FIPS 180-4) and keyed hashes (RFC 2104) of texts, which are taken as UTF-8.
public final class Digests {
  /// The SHA-256 of nothing, in hex.
  public static final String SHA256_OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private Digests() {}

  /// @return 64 lower-case hex digits
  public static String sha256Hex(String text) {
    return hex(hash("SHA-256", bytes(text)));
  }

  /// @return 32 bytes
  public static byte[] sha256(byte[] data) {
    return hash("SHA-256", data);
  }

  /// @return 32 lower-case hex digits; for identifiers, never for secrets
  public static String md5Hex(String text) {
    return hex(hash("MD5", bytes(text)));
  }

  /// @return 32 bytes
  public static byte[] hmacSha256(byte[] key, String text) {
    return hmac("HmacSHA256", key, text);
  }

  /// @return 32 bytes
  public static byte[] hmacSha256(String key, String text) {
    return hmacSha256(bytes(key), text);
  }

  /// @return 20 bytes
  public static byte[] hmacSha1(String key, String text) {
    return hmac("HmacSHA1", bytes(key), text);
  }

  /// Feeds each text with the keyed hash of those before it as its key, as most clouds derive their
  /// signing keys: date, region, service, and a closing word.
  ///
  /// @param secret the secret, with the vendor's prefix
  public static byte[] derivedKey(String secret, String... scope) {
    byte[] key = bytes(secret);
    for (String part : scope) {
      key = hmacSha256(key, part);
    }
    return key;
  }

  /// @return lower-case hex digits
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /// @return Base64 with padding (RFC 4648 §4)
  public static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] hash(String algorithm, byte[] data) {
    try {
      return MessageDigest.getInstance(algorithm).digest(data);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no " + algorithm, missing);
    }
  }

  /// A key of no bytes is not allowed by the JDK, and equals one of a zero byte (RFC 2104 §2).
  private static byte[] hmac(String algorithm, byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no " + algorithm, missing);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
