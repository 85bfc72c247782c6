// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Values in one unmistakable form: each as its length in bytes, a colon, its UTF-8 bytes and a
/// comma; `-,` for none. Confined to one thread.
final class Canon {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

  Canon add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    bytes.writeBytes((utf8.length + ":").getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(utf8);
    bytes.write(',');
    return this;
  }

  Canon add(long number) {
    return add(Long.toString(number));
  }

  Canon add(Optional<String> text) {
    if (text.isPresent()) {
      return add(text.get());
    }
    bytes.writeBytes("-,".getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /// SHA-256 of everything added, in hexadecimal.
  String hash() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
