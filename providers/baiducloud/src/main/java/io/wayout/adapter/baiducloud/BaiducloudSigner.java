// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Digests;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.sign.SignedTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `bce-auth-v1`. Two things are Baidu's alone: the values of headers are percent-encoded before
/// they are signed, and the derived key is a text of hex digits. The body is not signed: TLS alone
/// keeps it whole. Pure.
final class BaiducloudSigner {
  static final String CONTENT_TYPE = "application/json; charset=utf-8";

  private static final int EXPIRES_SECONDS = 1_800;

  private BaiducloudSigner() {}

  /// What is signed beside the key.
  ///
  /// @param host the header as it is sent
  /// @param path encoded, its slashes kept
  /// @param query encoded and sorted; a parameter without a value ends with `=`
  record Call(String method, String host, String path, String query, Instant moment) {}

  /// The headers of a request, its signature included; `host` is left to the wire.
  static Map<String, String> headers(Call call, AccessKey key) {
    Map<String, String> signed = new TreeMap<>();
    signed.put("host", call.host());
    signed.put("x-bce-date", SignedTime.extended(call.moment()));
    key.token().ifPresent(token -> signed.put("x-bce-security-token", token));
    Map<String, String> headers = new TreeMap<>(signed);
    headers.remove("host");
    headers.put("content-type", CONTENT_TYPE);
    String prefix = prefix(call.moment(), key);
    headers.put(
        "Authorization",
        prefix + "/" + String.join(";", signed.keySet()) + "/" + signature(call, signed, key));
    return headers;
  }

  /// @param signed which headers, by their names in lower case
  /// @return 64 lower-case hex digits
  static String signature(Call call, Map<String, String> signed, AccessKey key) {
    String derived = Digests.hex(Digests.hmacSha256(key.secret(), prefix(call.moment(), key)));
    return Digests.hex(Digests.hmacSha256(derived, canonical(call, signed)));
  }

  /// What is signed.
  static String canonical(Call call, Map<String, String> signed) {
    return call.method()
        + "\n"
        + call.path()
        + "\n"
        + call.query()
        + "\n"
        + signed.entrySet().stream()
            .map(header ->
                Percent.encode(header.getKey()) + ":" + Percent.encode(header.getValue().strip()))
            .sorted()
            .collect(Collectors.joining("\n"));
  }

  private static String prefix(Instant moment, AccessKey key) {
    return String.join(
        "/",
        "bce-auth-v1",
        key.id(),
        SignedTime.extended(moment),
        Integer.toString(EXPIRES_SECONDS));
  }
}
