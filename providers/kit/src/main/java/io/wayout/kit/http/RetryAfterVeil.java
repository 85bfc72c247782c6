// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Hides `Retry-After` from OkHttp, which repeats any request by itself, writes included, when it
/// is answered with 503 and `Retry-After: 0`. We send a request at most once (I44).
final class RetryAfterVeil implements Interceptor {
  private static final String HEADER = "retry-after";
  private static final String VEILED = "wayout-veiled-retry-after";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    @Nullable String wait = response.header(HEADER);
    return wait == null
        ? response
        : response.newBuilder().removeHeader(HEADER).header(VEILED, wait).build();
  }

  /// The headers as the server sent them, names in lower case.
  static Map<String, List<String>> lift(Headers headers) {
    Map<String, List<String>> lifted = new HashMap<>();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).toLowerCase(Locale.ROOT);
      String shown = name.equals(VEILED) ? HEADER : name;
      lifted.computeIfAbsent(shown, _ -> new ArrayList<>()).add(headers.value(i));
    }
    lifted.replaceAll((_, values) -> List.copyOf(values));
    return lifted;
  }
}
