// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import io.wayout.provider.Secret;
import io.wayout.testkit.cloud.FakeMetadata;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// The same cloud, seen from an ECS instance with an IAM role.
final class FakeVolcengineByRole extends FakeVolcengine {
  private final FakeMetadata metadata =
      new FakeMetadata(
          new FakeMetadata.Manner(
              "x-volc-ecs-metadata-token",
              "/volcstack/latest/iam/security_credentials/",
              FakeVolcengineByRole::keys));

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
        "credentials", List.of("ecs-role"),
        "role-name", List.of(areRight ? FakeMetadata.ROLE : FakeMetadata.STRANGER),
        "metadata-endpoint", List.of(metadata.uri().toString()));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    return Map.of();
  }

  @Override
  public void close() {
    metadata.close();
    super.close();
  }

  /// The end is told in the time zone of the vendor.
  private static Map<String, Object> keys(boolean areRight, Instant until) {
    return Map.of(
        "AccessKeyId",
        ID,
        "SecretAccessKey",
        areRight ? SECRET : "NotTheSecret",
        "SessionToken",
        TOKEN,
        "ExpiredTime",
        until.atOffset(ZoneOffset.ofHours(8)).toString());
  }
}
