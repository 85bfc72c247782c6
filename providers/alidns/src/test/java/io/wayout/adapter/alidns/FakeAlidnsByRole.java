// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import io.wayout.provider.Secret;
import io.wayout.testkit.cloud.FakeMetadata;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// The same cloud, seen from an ECS instance with a RAM role and hardened metadata.
final class FakeAlidnsByRole extends FakeAlidns {
  private final FakeMetadata metadata =
      new FakeMetadata(
          new FakeMetadata.Manner(
              "x-aliyun-ecs-metadata-token",
              "/latest/meta-data/ram/security-credentials/",
              FakeAlidnsByRole::keys));

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
        "credentials", List.of("ram-role"),
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

  private static Map<String, Object> keys(boolean areRight, Instant until) {
    return Map.of(
        "AccessKeyId",
        ID,
        "AccessKeySecret",
        areRight ? SECRET : "NotTheSecret",
        "SecurityToken",
        TOKEN,
        "Expiration",
        until.truncatedTo(ChronoUnit.SECONDS).toString(),
        "LastUpdated",
        "2026-01-15T08:30:00Z",
        "Code",
        "Success");
  }
}
