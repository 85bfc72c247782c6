// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.core.fold.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiTest {
  private final FakeAgentPort agent = new FakeAgentPort();
  private final Api api = new Api(agent);

  @Test
  void switch_startsAndRemembersTheActor() {
    Reply reply = post("/switch", "{\"domains\":[\"WWW.shop.example.\"],\"target\":\"standby\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().list("results").getFirst().text("switchover"))
        .isEqualTo("www.shop.example#1");
    Json move = get("/switchovers/www.shop.example%231").body();
    assertThat(move.get("switchover").text("actor")).isEqualTo("alice");
    assertThat(move.get("switchover").text("state")).isEqualTo("served");
    assertThat(move.list("timeline")).isNotEmpty();
  }

  @Test
  void unknownDomain_isAProblemWithTheNearestNames() {
    Reply reply = get("/domains/wwww.shop.example");

    assertThat(reply)
        .isEqualTo(
            new Reply(
                404,
                Json.object()
                    .put("type", "urn:wayout:problem:UNKNOWN_DOMAIN")
                    .put("title", "Unknown domain")
                    .put("status", 404)
                    .put("detail", "there is no domain 'wwww.shop.example'")
                    .put("code", "UNKNOWN_DOMAIN")
                    .put(
                        "remedy",
                        "did you mean www.shop.example, api.shop.example, cdn.shop.example?")
                    .put(
                        "nearest",
                        Json.texts(
                            List.of("www.shop.example", "api.shop.example", "cdn.shop.example")))
                    .build()));
    assertThat(reply.contentType()).isEqualTo("application/problem+json");
  }

  @Test
  void oneUnknownDomainAmongMany_ordersNothing() {
    State before = agent.state();

    Reply reply =
        post(
            "/switch",
            "{\"domains\":[\"www.shop.example\",\"nope.example\"],\"target\":\"standby\"}");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(agent.state()).isSameAs(before);
    assertThat(agent.actors()).isEmpty();
  }

  @Test
  void h02_unknownTarget_namesTheTargets() {
    Reply reply = post("/switch", "{\"tags\":[\"tier-1\"],\"target\":\"stanby\"}");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body().text("remedy")).isEqualTo("did you mean standby?");
  }

  @Test
  void tag_choosesItsDomains() {
    Reply reply = post("/plan", "{\"tags\":[\"tier-1\"],\"target\":\"standby\"}");

    assertThat(reply.body().list("previews").stream().map(p -> p.text("domain")))
        .containsExactly("api.shop.example", "www.shop.example");
  }

  @Test
  void misspelledMember_isRefused() {
    Reply reply = post("/switch", "{\"domains\":[\"www.shop.example\"],\"forse\":true}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().text("detail")).isEqualTo("unknown member 'forse'");
  }

  @Test
  void forceWithoutReason_isRefused() {
    Reply reply =
        post("/switch", "{\"all\":true,\"target\":\"standby\",\"force\":true,\"reason\":\" \"}");

    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void everythingRefused_isAProblemWithResults() {
    agent.standbyDown();

    Reply reply = post("/switch", "{\"domains\":[\"www.shop.example\"],\"target\":\"standby\"}");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.body().text("code")).isEqualTo("TARGET_NOT_HEALTHY");
    assertThat(reply.body().list("results").getFirst().text("outcome")).isEqualTo("refused");
  }

  @Test
  void get_changesNothing() {
    State before = agent.state();

    for (String path :
        List.of(
            "/status",
            "/domains/www.shop.example",
            "/domains/www.shop.example/why",
            "/history",
            "/switchovers",
            "/accounts",
            "/config",
            "/version",
            "/health")) {
      assertThat(get(path).status()).as(path).isEqualTo(200);
    }

    assertThat(agent.state()).isSameAs(before);
    assertThat(agent.actors()).isEmpty();
  }

  @Test
  void order_takesNoGet() {
    assertThat(get("/switch").status()).isEqualTo(405);
    assertThat(get("/nothing").status()).isEqualTo(404);
  }

  @Test
  void freeze_hasExactlyOneScope() {
    assertThat(post("/freeze", "{\"reason\":\"x\"}").status()).isEqualTo(400);
    assertThat(post("/freeze", "{\"all\":true,\"vendor\":\"alibaba\"}").status()).isEqualTo(400);
    assertThat(post("/freeze", "{\"vendor\":\"alibabba\"}").status()).isEqualTo(404);
    assertThat(post("/freeze", "{\"vendor\":\"alibaba\",\"expiresSeconds\":60}").status())
        .isEqualTo(200);
    assertThat(get("/status").body().list("freezes").getFirst().text("scope"))
        .isEqualTo("vendor alibaba");
  }

  @Test
  void brokenConfigurationOnReload_tellsEveryProblem() {
    agent.reloading(new ReloadReport(false, "c0ffee", List.of("a.yaml:1:1: error", "b")));

    Reply reply = post("/reload", "{}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().texts("problems")).containsExactly("a.yaml:1:1: error", "b");
  }

  @Test
  void record_isReadInItsZone() {
    Reply reply = get("/record", Map.of("account", "hatch", "name", "www.hatch.example"));

    assertThat(reply.body().texts("values")).containsExactly("primary.lb.example.");
    assertThat(get("/record", Map.of("account", "hatch", "name", "www.other.example")).status())
        .isEqualTo(400);
    assertThat(get("/record", Map.of("account", "hatsh", "name", "www.hatch.example")).status())
        .isEqualTo(404);
  }

  private Reply get(String path) {
    return get(path, Map.of());
  }

  private Reply get(String path, Map<String, String> query) {
    Map<String, List<String>> lists = new java.util.HashMap<>();
    query.forEach((name, value) -> lists.put(name, List.of(value)));
    return api.handle(new Request("GET", Api.ROOT + path, lists, "alice", Json.nothing()));
  }

  private Reply post(String path, String body) {
    try {
      return api.handle(
          new Request("POST", Api.ROOT + path, Map.of(), "alice", JsonText.read(body)));
    } catch (JsonText.BadJson bad) {
      throw new IllegalArgumentException(bad);
    }
  }
}
