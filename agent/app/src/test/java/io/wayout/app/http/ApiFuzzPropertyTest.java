// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.core.fold.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Law: whatever a client sends is answered, never as an error of ours, and a GET changes nothing.
class ApiFuzzPropertyTest {
  private static final int REQUESTS = Integer.getInteger("wayout.mutations", 3_000);
  private static final List<String> BODIES =
      List.of(
          "{\"domains\":[\"www.shop.example\"],\"target\":\"standby\",\"reason\":\"x\"}",
          "{\"all\":true,\"vendor\":\"alibaba\",\"expiresSeconds\":60,\"reason\":\"x\"}",
          "{\"tags\":[\"tier-1\"],\"force\":true,\"setTtl\":true,\"overwriteForeign\":true}",
          "{\"kind\":\"evacuate\",\"vendor\":\"alibaba\",\"campaign\":\"evacuate-alibaba-1\"}",
          "{\"domain\":\"www.shop.example\",\"account\":\"hatch\",\"name\":\"www.hatch.example\"}");
  private static final List<String> PIECES =
      List.of(
          "null",
          "[]",
          "{}",
          "-1",
          "1e400",
          "99999999999999999999",
          "\"\"",
          ",",
          ":",
          "\"",
          "]",
          "true",
          "\\u0000",
          "\\ud800",
          "%2e%2e",
          "/",
          "www.shop.example",
          "é",
          "*",
          "standby");

  private final Random random;
  private final long seed = Long.getLong("wayout.seed", System.nanoTime());
  private final FakeAgentPort agent = new FakeAgentPort();
  private final Api api = new Api(agent);

  ApiFuzzPropertyTest() {
    random = new Random(seed);
  }

  @Test
  void anyRequest_isAnsweredAndNotAsAnErrorOfOurs() {
    for (int i = 0; i < REQUESTS; i++) {
      Route route = pick(api.table());
      Request request =
          new Request(
              random.nextInt(10) == 0 ? "GET" : route.method(),
              damaged(filled(route.path()), 3),
              query(),
              "alice",
              body());
      State before = agent.state();
      Reply reply = api.handle(request);

      assertThat(reply.status()).as("seed %s: %s", seed, request).isBetween(200, 499);
      assertThat(JsonText.write(reply.body())).as("seed %s: %s", seed, request).isNotBlank();
      if (request.method().equals("GET")) {
        assertThat(agent.state()).as("seed %s: %s", seed, request).isSameAs(before);
      }
    }
  }

  private String filled(String path) {
    return path.replaceAll("\\{\\w+}", pick(List.of("www.shop.example", "ali", "x%231", "")));
  }

  private Map<String, List<String>> query() {
    Map<String, List<String>> query = new HashMap<>();
    List<String> names = List.of("account", "name", "type", "domain", "limit", "pairs", "since");
    for (int i = random.nextInt(4); i > 0; i--) {
      query.put(pick(names), List.of(damaged(pick(BODIES).substring(0, 12), 2), pick(PIECES)));
    }
    return query;
  }

  private Json body() {
    try {
      return random.nextInt(8) == 0 ? Json.nothing() : JsonText.read(damaged(pick(BODIES), 2));
    } catch (JsonText.BadJson refused) {
      return Json.nothing();
    }
  }

  private String damaged(String text, int woundsMax) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = random.nextInt(woundsMax); i > 0 && !damaged.isEmpty(); i--) {
      int at = random.nextInt(damaged.length());
      int end = Math.min(damaged.length(), at + random.nextInt(12));
      damaged.replace(at, end, random.nextBoolean() ? pick(PIECES) : "");
    }
    return damaged.toString();
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
