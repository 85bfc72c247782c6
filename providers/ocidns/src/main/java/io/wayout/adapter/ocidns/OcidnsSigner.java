// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.kit.sign.Digests;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.provider.Wire.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Oracle's version 1 of HTTP signatures: RSA PKCS#1 v1.5 over SHA-256 of chosen headers. Pure.
final class OcidnsSigner {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private OcidnsSigner() {}

  /// The request with its signature.
  ///
  /// @throws InvalidKeyException if the key can't sign; the message quotes nothing of it
  static Request signed(Request request, OcidnsKey key, Instant moment) throws InvalidKeyException {
    return signed(request, key, parts(request, moment));
  }

  /// The same for Oracle's federation, which does not want the host to be signed.
  ///
  /// @throws InvalidKeyException if the key can't sign; the message quotes nothing of it
  static Request signedWithoutHost(Request request, OcidnsKey key, Instant moment)
      throws InvalidKeyException {
    Map<String, String> parts = parts(request, moment);
    parts.remove("host");
    return signed(request, key, parts);
  }

  private static Request signed(Request request, OcidnsKey key, Map<String, String> parts)
      throws InvalidKeyException {
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put("Date", parts.getOrDefault("date", ""));
    if (parts.containsKey("x-content-sha256")) {
      headers.put("Content-Type", parts.getOrDefault("content-type", ""));
      headers.put("X-Content-Sha256", parts.getOrDefault("x-content-sha256", ""));
    }
    headers.put(
        "Authorization",
        ("Signature version=\"1\",keyId=\"%s\",algorithm=\"rsa-sha256\",headers=\"%s\","
                + "signature=\"%s\"")
            .formatted(key.id(), String.join(" ", parts.keySet()), signature(text(parts), key)));
    return new Request(request.method(), request.uri(), headers, request.body());
  }

  /// What is signed.
  static String text(Request request, Instant moment) {
    return text(parts(request, moment));
  }

  private static String text(Map<String, String> parts) {
    return parts.entrySet().stream()
        .map(part -> part.getKey() + ": " + part.getValue())
        .collect(Collectors.joining("\n"));
  }

  /// The signed parts in their order; a body's length, type and hash are among them.
  private static Map<String, String> parts(Request request, Instant moment) {
    String query = request.uri().getRawQuery();
    String target = request.uri().getRawPath() + (query == null ? "" : "?" + query);
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("date", DATE.format(moment));
    parts.put("(request-target)", request.method().toLowerCase(Locale.ROOT) + " " + target);
    parts.put("host", SignedHeaders.host(request.uri()));
    if (!request.method().equals("GET")) {
      byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
      parts.put("content-length", Integer.toString(body.length));
      parts.put("content-type", "application/json");
      parts.put("x-content-sha256", Digests.base64(Digests.sha256(body)));
    }
    return parts;
  }

  private static String signature(String text, OcidnsKey key) throws InvalidKeyException {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.key());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Digests.base64(signature.sign());
    } catch (GeneralSecurityException flaw) {
      throw new InvalidKeyException("the signing key can't sign with RSA and SHA-256");
    }
  }
}
