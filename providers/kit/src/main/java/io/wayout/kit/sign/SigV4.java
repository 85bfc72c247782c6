// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.sign;

import io.wayout.provider.Wire.Request;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// `AWS4-HMAC-SHA256`, the signature of AWS and of those who speak like it. Pure.
///
/// The hash of the body is signed as a header, too. The query must be sorted and encoded as
/// [Percent#query] leaves it, because it is signed as it is sent.
public final class SigV4 {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private SigV4() {}

  /// What a signature is good for.
  ///
  /// @param region as the vendor names it, e.g. `us-east-1`
  /// @param service e.g. `route53`
  public record Scope(String region, String service) {}

  /// The request with its signature. All headers it has are signed, `Host` too.
  ///
  /// @param request with the headers to sign alone
  /// @param moment of the signature, by the wall clock
  public static Request signed(Request request, AccessKey key, Scope scope, Instant moment) {
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put("X-Amz-Date", SignedTime.basic(moment));
    headers.put("X-Amz-Content-Sha256", Digests.sha256Hex(request.body()));
    key.token().ifPresent(token -> headers.put("X-Amz-Security-Token", token));
    Request complete = new Request(request.method(), request.uri(), headers, request.body());
    headers.put("Authorization", authorization(complete, key, scope, moment));
    return new Request(request.method(), request.uri(), headers, request.body());
  }

  /// What is hashed and signed: the request in the form that both sides agree on.
  static String canonical(Request request) {
    SignedHeaders headers = headers(request);
    String query = request.uri().getRawQuery();
    return request.method()
        + "\n"
        + path(request)
        + "\n"
        + (query == null ? "" : query)
        + "\n"
        + headers.canonical()
        + "\n"
        + headers.names()
        + "\n"
        + Digests.sha256Hex(request.body());
  }

  /// The value of `Authorization` for a request as it stands: its headers and `Host` are signed.
  public static String authorization(Request request, AccessKey key, Scope scope, Instant moment) {
    String day = SignedTime.basicDay(moment);
    String where = day + "/" + scope.region() + "/" + scope.service() + "/aws4_request";
    String toSign =
        String.join(
            "\n",
            ALGORITHM,
            SignedTime.basic(moment),
            where,
            Digests.sha256Hex(canonical(request)));
    byte[] signing =
        Digests.derivedKey(
            "AWS4" + key.secret(), day, scope.region(), scope.service(), "aws4_request");
    return ALGORITHM
        + " Credential="
        + key.id()
        + "/"
        + where
        + ", SignedHeaders="
        + headers(request).names()
        + ", Signature="
        + Digests.hex(Digests.hmacSha256(signing, toSign));
  }

  private static SignedHeaders headers(Request request) {
    Map<String, String> signed = new HashMap<>(request.headers());
    signed.put("Host", SignedHeaders.host(request.uri()));
    return SignedHeaders.of(signed);
  }

  /// The path is encoded once more than it is sent.
  private static String path(Request request) {
    String raw = request.uri().getRawPath();
    return Arrays.stream((raw.isEmpty() ? "/" : raw).split("/", -1))
        .map(Percent::encode)
        .collect(Collectors.joining("/"));
  }
}
