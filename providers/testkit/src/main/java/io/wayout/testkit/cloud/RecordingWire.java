// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.keys.HeldKey;
import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.provider.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Listens and never answers: for tests of what is sent. Not thread-safe.
public final class RecordingWire implements Wire {
  private final List<Request> requests = new ArrayList<>();

  @Override
  public Answer exchange(Request request) {
    requests.add(request);
    return new NotSent("nobody answers");
  }

  /// A key as a call of an adapter holds it.
  public static HeldKey held(AccessKey key) {
    return AccessKeys.settled(() -> key)
        .current(new RecordingWire(), Duration.ZERO)
        .fold(
            held -> held,
            failure -> {
              throw new AssertionError(failure);
            });
  }

  /// The last request, as its vendor would get it.
  public FakeRequest sent() {
    Request last = requests.getLast();
    Map<String, String> headers = new HashMap<>();
    headers.put("host", SignedHeaders.host(last.uri()));
    last.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    String query = last.uri().getRawQuery();
    return new FakeRequest(
        last.method(), last.uri().getRawPath(), query == null ? "" : query, headers, last.body());
  }
}
