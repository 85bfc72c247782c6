// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.route;

import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// One answer of the API.
///
/// @param status an HTTP status (RFC 9110 §15)
/// @param body a problem (RFC 9457) where the status is 400 or above
/// @param headers besides those that every answer has
/// @param file what is sent instead of the body, if it is no JSON
public record Reply(int status, Json body, Map<String, String> headers, Optional<File> file) {
  public Reply {
    headers = Map.copyOf(headers);
  }

  public Reply(int status, Json body) {
    this(status, body, Map.of(), Optional.empty());
  }

  /// Something that is no JSON.
  ///
  /// @param type such as `text/css; charset=utf-8`
  /// @param bytes read-only
  public record File(String type, ByteBuffer bytes) {
    public File {
      bytes = bytes.asReadOnlyBuffer();
    }
  }

  public static Reply ok(Json body) {
    return new Reply(200, body);
  }

  /// Done, and nothing to say.
  public static Reply empty() {
    return new Reply(204, Json.nothing());
  }

  /// A file, such as a style sheet or a page of metrics.
  public static Reply file(String type, byte[] bytes) {
    var file = new File(type, ByteBuffer.wrap(bytes));
    return new Reply(200, Json.nothing(), Map.of(), Optional.of(file));
  }

  /// A file of text.
  public static Reply file(String type, String text) {
    return file(type, text.getBytes(StandardCharsets.UTF_8));
  }

  /// The same with one more header.
  public Reply with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Reply(status, body, more, file);
  }

  public boolean isProblem() {
    return status >= 400;
  }

  public String contentType() {
    String json = isProblem() ? "application/problem+json" : "application/json";
    return file.map(File::type).orElse(json);
  }

  /// What goes over the wire.
  public ByteBuffer content() {
    if (status == 204) {
      return ByteBuffer.allocate(0);
    }
    return file.map(f -> f.bytes().duplicate())
        .orElseGet(
            () -> ByteBuffer.wrap((JsonText.write(body) + "\n").getBytes(StandardCharsets.UTF_8)));
  }
}
