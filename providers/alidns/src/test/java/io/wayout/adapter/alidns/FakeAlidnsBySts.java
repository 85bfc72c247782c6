// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import io.wayout.provider.Secret;
import io.wayout.testkit.cloud.FakeAnswer;
import io.wayout.testkit.cloud.FakeRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The same cloud with its STS beside it: a key that may do nothing but assume a role.
final class FakeAlidnsBySts extends FakeAlidns {
  static final String OWN_ID = "LTAI5tExampleOwnId000002";
  static final String OWN_SECRET = "ExampleOwnSecretForDocsOnly00y";
  static final String ROLE = "acs:ram::1234567890123456:role/wayout";

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of(
        "endpoint", List.of(api.toString()),
        "sts-endpoint", List.of(api.toString()),
        "credentials", List.of("assume-role"),
        "role-arn", List.of(ROLE));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    return Map.of(
        "access-key-id", () -> OWN_ID,
        "access-key-secret", () -> areRight ? OWN_SECRET : "NotTheSecret");
  }

  @Override
  public boolean isForToken(FakeRequest request) {
    return request.header("x-acs-action").equals("AssumeRole");
  }

  @Override
  public boolean isWrite(FakeRequest request) {
    return !isForToken(request) && super.isWrite(request);
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    return isForToken(request) ? assume(request) : super.answer(request);
  }

  private FakeAnswer assume(FakeRequest request) {
    Optional<FakeAnswer> refusal = judged(request, OWN_ID, OWN_SECRET, NAMES);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Map<String, String> asked = request.parameters();
    int seconds = Integer.parseInt(asked.get("DurationSeconds"));
    if (!request.header("x-acs-version").equals("2015-04-01") || seconds > 3_600) {
      return error(400, "InvalidParameter.DurationSeconds", "The max value is 1hr.");
    }
    if (!asked.get("RoleArn").equals(ROLE)) {
      return error(404, "EntityNotExist.Role", "The role does not exist.");
    }
    Instant until = Instant.now().plus(Duration.ofSeconds(seconds));
    return ok(
        Map.of(
            "AssumedRoleUser",
            Map.of("Arn", ROLE + "/" + asked.get("RoleSessionName")),
            "Credentials",
            Map.of(
                "AccessKeyId", ID,
                "AccessKeySecret", SECRET,
                "SecurityToken", TOKEN,
                "Expiration", until.truncatedTo(ChronoUnit.SECONDS).toString())));
  }
}
