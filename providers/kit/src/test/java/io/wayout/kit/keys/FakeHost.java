// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys;

import io.wayout.kit.json.Json;
import io.wayout.provider.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// A metadata service that is as strict as EC2's: a session token first, by `PUT` with its life and
/// without a trace of a proxy, then a `GET` with it. Each key that it lends is another one.
public final class FakeHost implements Wire {
  public static final String ROLE = "wayout-role";
  public static final String LIFE_HEADER = "x-aws-ec2-metadata-token-ttl-seconds";
  public static final String TOKEN_HEADER = "x-aws-ec2-metadata-token";

  private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

  private final Supplier<Instant> now;
  private final List<String> log = new ArrayList<>();
  private final Set<String> sessions = new HashSet<>();
  private Duration life = Duration.ofHours(6);
  private Supplier<Answer> trouble = () -> new Lost("none");
  private boolean isDown;
  private int lent;

  public FakeHost(Supplier<Instant> now) {
    this.now = now;
  }

  /// From now on it answers this.
  public void fail(Answer answer) {
    trouble = () -> answer;
    isDown = true;
  }

  public void work() {
    isDown = false;
  }

  public void lendFor(Duration time) {
    life = time;
  }

  /// What was asked, e.g. `PUT /latest/api/token`.
  public List<String> log() {
    return List.copyOf(log);
  }

  public int lent() {
    return lent;
  }

  @Override
  public Answer exchange(Request request) {
    log.add(request.method() + " " + request.uri().getPath());
    return isDown ? trouble.get() : answer(request);
  }

  private Answer answer(Request request) {
    if (!header(request, "x-forwarded-for").isEmpty()) {
      return status(403);
    }
    String path = request.uri().getPath();
    if (path.equals("/latest/api/token")) {
      return session(request);
    }
    if (!request.method().equals("GET") || !sessions.contains(header(request, TOKEN_HEADER))) {
      return status(401);
    }
    return switch (path) {
      case ROLES -> ok(ROLE + "\n");
      case ROLES + ROLE -> ok(key());
      default -> status(404);
    };
  }

  private Answer session(Request request) {
    if (!request.method().equals("PUT")) {
      return status(405);
    }
    if (!header(request, LIFE_HEADER).matches("[1-9][0-9]{0,4}")) {
      return status(400);
    }
    String token = "AQAEAS3ssi0n" + sessions.size();
    sessions.add(token);
    return ok(token);
  }

  private String key() {
    lent++;
    return Json.render(
        Map.of(
            "Code",
            "Success",
            "Type",
            "AWS-HMAC",
            "AccessKeyId",
            "ASIAEXAMPLE" + lent,
            "SecretAccessKey",
            "s3cr3t/" + lent,
            "Token",
            "IQoJ+token/" + lent,
            "Expiration",
            now.get().plus(life).toString()));
  }

  private static String header(Request request, String name) {
    return request.headers().entrySet().stream()
        .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static Answer ok(String body) {
    return new Answered(200, Map.of(), body);
  }

  private static Answer status(int status) {
    return new Answered(status, Map.of(), "");
  }
}
