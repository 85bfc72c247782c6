// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Consumer;

/// Makes secrets of 256 random bits and forgets them: what stays is a hash. A hash without salt is
/// enough for a secret that nobody chose. Thread-safe if its dice are.
public final class Secrets {
  private static final int BYTES = 32;
  private final Consumer<byte[]> dice;

  /// @param dice fills an array with bytes that nobody can foretell
  public Secrets(Consumer<byte[]> dice) {
    this.dice = dice;
  }

  /// A new secret.
  ///
  /// @param prefix tells people and scanners what it is
  String make(String prefix) {
    byte[] bytes = new byte[BYTES];
    dice.accept(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// What is kept of a secret.
  static String hash(String secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java runtime has no SHA-256", impossible);
    }
  }

  /// Compares in a time that tells nothing of where two texts differ.
  static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
