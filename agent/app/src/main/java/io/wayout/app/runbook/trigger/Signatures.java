// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.trigger;

import io.wayout.app.runbook.trigger.HookRefused.Code;
import io.wayout.engine.port.StoreException;
import io.wayout.store.sqlite.desk.TriggerRows;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proves who pulls a trigger. Every comparison takes the same time wherever it fails.
final class Signatures {
  static final String TIMESTAMP = "Wayout-Timestamp";
  static final String NONCE = "Wayout-Nonce";
  static final String SIGNATURE = "Wayout-Signature";
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Pattern NONCES = Pattern.compile("[A-Za-z0-9_-]{16,128}");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

  private Signatures() {}

  /// The HMAC-SHA256 over `TIMESTAMP.NONCE.BODY`, in hexadecimal.
  static String of(String key, String timestamp, String nonce, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((timestamp + "." + nonce + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  /// The signature is judged before anything is written, so that nobody without the key can use a
  /// number up or fill the disk.
  ///
  /// @param now the wall clock
  static void require(Hook hook, String key, TriggerRows rows, Instant now) throws HookRefused {
    String timestamp = hook.header(TIMESTAMP).orElse("");
    String nonce = hook.header(NONCE).orElse("");
    String given = hook.header(SIGNATURE).orElse("");
    String wanted = "v1=" + of(key, timestamp, nonce, hook.body());
    if (!isSame(given, wanted)) {
      throw notProven();
    }
    boolean isShaped = SECONDS.matcher(timestamp).matches() && NONCES.matcher(nonce).matches();
    Instant at = isShaped ? Instant.ofEpochSecond(Long.parseLong(timestamp)) : Instant.MIN;
    boolean isFresh = !at.isBefore(now.minus(WINDOW)) && !at.isAfter(now.plus(WINDOW));
    if (!isFresh) {
      throw new HookRefused(
          Code.NOT_PROVEN,
          "the timestamp is not within 5 minutes of this host's clock, or the nonce is not 16 to"
              + " 128 letters, digits, '-' and '_'",
          "sign anew with the time of now; check both clocks");
    }
    try {
      if (!rows.take(hook.trigger(), nonce, at.plus(WINDOW).plus(WINDOW), now)) {
        throw new HookRefused(
            Code.REPLAYED, "a request with this nonce came before", "make a fresh nonce for each");
      }
    } catch (StoreException broken) {
      throw new HookRefused(
          Code.NOT_KEPT, "the nonce can't be kept: " + broken.getMessage(), "mend the disk");
    }
  }

  static void requireBearer(Hook hook, String secret) throws HookRefused {
    if (!isSame(hook.header("Authorization").orElse(""), "Bearer " + secret)) {
      throw notProven();
    }
  }

  static HookRefused notProven() {
    return new HookRefused(
        Code.NOT_PROVEN,
        "there is no such trigger, or the request does not prove that it may pull it",
        "see docs/runbooks.md on how to sign it");
  }

  private static boolean isSame(String given, String wanted) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }
}
