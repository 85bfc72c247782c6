// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// What a vendor's official SDK sent for one operation, as `deploy/sdk-recorder/record` has kept
/// it.
///
/// @param sdk the SDK and its version
public record SdkRecording(String sdk, FakeRequest request) {

  /// Reads `/sdk/NAME.http` of the test's own resources.
  public static SdkRecording of(Class<?> test, String name) {
    String path = "/sdk/" + name + ".http";
    try (InputStream in = test.getResourceAsStream(path)) {
      if (in == null) {
        throw new AssertionError("there is no recording " + path);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int first = text.indexOf('\n');
      int gap = text.indexOf("\n\n");
      String head = text.substring(first + 1, gap).replace("\n", "\r\n");
      String body = text.substring(gap + 2, text.length() - 1);
      return new SdkRecording(
          text.substring(2, first),
          FakeRequest.ofBytes((head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a vendor acts upon: the request's line, its signature, its body.
  public String essence() {
    return essence(request);
  }

  /// The same of any request, to compare with.
  public static String essence(FakeRequest request) {
    return "%s %s%s%n%s%n%n%s"
        .formatted(
            request.method(),
            request.path(),
            request.query().isEmpty() ? "" : "?" + request.query(),
            request.header("authorization"),
            request.body());
  }
}
