// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import io.wayout.provider.Secret;
import io.wayout.testkit.cloud.FakeAnswer;
import io.wayout.testkit.cloud.FakeMetadata;
import io.wayout.testkit.cloud.FakeRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The same cloud, seen from a CVM instance with a CAM role: keys are worth nothing without their
/// token.
final class FakeDnspodByRole extends FakeDnspod {
  static final String TOKEN = "ExampleLentTokenForDocsOnly==";

  private final FakeMetadata metadata =
      new FakeMetadata(
          new FakeMetadata.Manner(
              "", "/latest/meta-data/cam/security-credentials/", FakeDnspodByRole::keys));

  FakeMetadata metadata() {
    return metadata;
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return texts(api, true);
  }

  @Override
  public Map<String, List<String>> texts(URI api, boolean areRight) {
    return Map.of(
        "endpoint", List.of(api.toString()),
        "credentials", List.of("cam-role"),
        "role-name", List.of(areRight ? FakeMetadata.ROLE : FakeMetadata.STRANGER),
        "metadata-endpoint", List.of(metadata.uri().toString()));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    return Map.of();
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    return request.header("x-tc-token").equals(TOKEN)
        ? super.answer(request)
        : error("AuthFailure.TokenFailure", "The token is invalid.");
  }

  @Override
  public void close() {
    metadata.close();
    super.close();
  }

  private static Map<String, Object> keys(boolean areRight, Instant until) {
    return Map.of(
        "TmpSecretId",
        ID,
        "TmpSecretKey",
        areRight ? SECRET : "NotTheSecret",
        "ExpiredTime",
        until.getEpochSecond(),
        "Expiration",
        until.toString(),
        "Token",
        TOKEN,
        "Code",
        "Success");
  }
}
