// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import io.wayout.kit.json.Json;
import java.util.HashMap;
import java.util.Map;

/// What a vendor answers.
public record FakeAnswer(int status, Map<String, String> headers, String body) {
  public FakeAnswer {
    headers = Map.copyOf(headers);
  }

  public static FakeAnswer json(int status, Map<String, ?> body) {
    return of(status, "application/json", Json.render(body));
  }

  public static FakeAnswer of(int status, String contentType, String body) {
    return new FakeAnswer(status, Map.of("Content-Type", contentType), body);
  }

  public static FakeAnswer html(int status) {
    return of(status, "text/html", "<html><body><h1>Sorry</h1><p>Bear with us.</p></body></html>");
  }

  public FakeAnswer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new FakeAnswer(status, more, body);
  }

  public FakeAnswer withBody(String other) {
    return new FakeAnswer(status, headers, other);
  }
}
