// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.provider.Secret;
import io.wayout.testkit.cloud.FakeAnswer;
import io.wayout.testkit.cloud.FakeMetadata;
import io.wayout.testkit.cloud.FakeRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The same cloud, seen from an ECS instance with an agency: keys are worth nothing without their
/// token.
final class FakeHuaweicloudByAgency extends FakeHuaweicloud {
  static final String TOKEN = "ExampleSecurityTokenForDocsOnly==";

  private final FakeMetadata metadata = metadata(true);
  private final FakeMetadata strange = metadata(false);

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
        "region", List.of("cn-north-4"),
        "endpoint", List.of(api.toString()),
        "credentials", List.of("agency"),
        "metadata-endpoint", List.of((areRight ? metadata : strange).uri().toString()));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    return Map.of();
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    return request.header("x-security-token").equals(TOKEN)
        ? super.answer(request)
        : gateway(401, "APIGW.0301", "Incorrect IAM authentication information: token");
  }

  @Override
  public void close() {
    metadata.close();
    strange.close();
    super.close();
  }

  private static FakeMetadata metadata(boolean isRight) {
    FakeMetadata made =
        new FakeMetadata(
            new FakeMetadata.Manner(
                "x-metadata-token",
                "/openstack/latest/securitykey",
                "/meta-data/latest/api/token",
                FakeHuaweicloudByAgency::keys));
    if (!isRight) {
      made.estrange();
    }
    return made;
  }

  private static Map<String, Object> keys(boolean areRight, Instant until) {
    return Map.of(
        "credential",
        Map.of(
            "access",
            ID,
            "secret",
            areRight ? SECRET : "NotTheSecret",
            "securitytoken",
            TOKEN,
            "expires_at",
            until.toString()));
  }
}
