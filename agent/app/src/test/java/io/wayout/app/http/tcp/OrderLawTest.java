// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.http.law.Shown;
import io.wayout.app.json.Json;
import io.wayout.app.token.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an order over TCP must keep to besides its caller's role.
class OrderLawTest {
  private static final String WWW = "www.shop.example";
  private TcpWorld world;
  private String secret;

  @BeforeEach
  void start() throws Exception {
    world = new TcpWorld();
    secret = world.secret("pager", Role.OPERATOR);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void orderWithoutItsPlan_isRefused() throws Exception {
    assertThat(post("/switch", order()).problem()).isEqualTo("428 PLAN_REQUIRED");
    Json.Builder leave = Json.object().put("kind", "evacuate").put("vendor", "alibaba");
    assertThat(post("/campaigns", leave).problem()).isEqualTo("428 PLAN_REQUIRED");
    world.agent.drillsAllowed();
    assertThat(post("/drills", Json.object().put("domain", WWW)).problem())
        .isEqualTo("428 PLAN_REQUIRED");
    assertThat(world.agent.actors()).isEmpty();
  }

  @Test
  void orderOfWhatWasShown_isCarriedOut() throws Exception {
    Talk done = post("/switch", order().put("planHash", plan("standby")));

    assertThat(done.json().list("results").getFirst().text("outcome")).isEqualTo("started");
  }

  @Test
  void h16_orderOfSomethingElse_isRefused() throws Exception {
    String other = plan("primary");
    String foreign = hash(ask(world.secret("other", Role.VIEWER), "standby"));

    assertThat(post("/switch", order().put("planHash", other)).problem())
        .isEqualTo("409 WORLD_CHANGED");
    assertThat(post("/switch", order().put("planHash", foreign)).problem())
        .as("what somebody else was shown")
        .isEqualTo("409 PLAN_EXPIRED");
    assertThat(post("/switch", order().put("planHash", "guess")).problem())
        .isEqualTo("409 PLAN_EXPIRED");
    assertThat(world.agent.actors()).isEmpty();
  }

  @Test
  void changedWorld_isRefused() throws Exception {
    String seen = plan("standby");
    post("/switch", order().put("planHash", seen));

    assertThat(post("/switch", order().put("planHash", seen)).problem())
        .isEqualTo("409 WORLD_CHANGED");
  }

  @Test
  void planOfTenMinutesAgo_isRefused() throws Exception {
    String seen = plan("standby");
    world.agent.advance(Shown.VALID);

    assertThat(post("/switch", order().put("planHash", seen)).problem())
        .isEqualTo("409 PLAN_EXPIRED");
  }

  @Test
  void campaignOfWhatWasShown_begins() throws Exception {
    Json.Builder leave = Json.object().put("kind", "evacuate").put("vendor", "alibaba");
    String seen = hash(post("/campaigns/plan", leave));
    Json.Builder whole =
        Json.object().put("kind", "evacuate").put("vendor", "alibaba").put("whole", true);

    assertThat(post("/campaigns/plan", whole).json().text("hash")).isNotEqualTo(seen);
    assertThat(post("/campaigns", leave.put("planHash", seen)).status()).isEqualTo(200);
  }

  @Test
  void h16_drillOfWhatWasShown_begins() throws Exception {
    world.agent.drillsAllowed();
    String seen = hash(post("/drills/plan", Json.object().put("domain", WWW)));
    Json.Builder longer = Json.object().put("domain", WWW).put("staySeconds", 600);

    assertThat(post("/drills", longer.put("planHash", seen)).problem())
        .isEqualTo("409 WORLD_CHANGED");
    assertThat(world.agent.actors()).isEmpty();
    Json.Builder same = Json.object().put("domain", WWW).put("planHash", seen);
    assertThat(post("/drills", same).json().list("results").getFirst().text("outcome"))
        .isEqualTo("started");
  }

  @Test
  void tagOfAnOlderDecision_isRefused() throws Exception {
    Talk shown = world.ask("GET", "/api/v1/domains/" + WWW).token(secret).go();
    String tag = shown.headers().get("etag");
    Json.Builder freeze = Json.object().put("domain", WWW).put("reason", "test");
    Talk.Ask match = world.ask("POST", "/api/v1/freeze").token(secret).with("If-Match", tag);

    assertThat(match.body(freeze).go().status()).isEqualTo(200);
    post("/switch", order().put("planHash", plan("standby")));
    Talk.Ask stale = world.ask("POST", "/api/v1/unfreeze").token(secret).with("If-Match", tag);
    Talk refused = stale.body(Json.object().put("domain", WWW)).go();
    assertThat(refused.problem()).isEqualTo("412 PRECONDITION_FAILED");
    assertThat(refused.headers().get("etag")).isNotEqualTo(tag);
  }

  @Test
  void orderThatComesTwice_isCarriedOutOnce() throws Exception {
    Json.Builder freeze = Json.object().put("all", true).put("reason", "once");

    Talk first = keyed("k-1", freeze);
    Talk again = keyed("k-1", freeze);
    Talk other = keyed("k-1", Json.object().put("all", true).put("reason", "twice"));

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers()).containsEntry("idempotency-replayed", "true");
    assertThat(other.problem()).isEqualTo("422 KEY_REUSED");
    assertThat(world.agent.actors()).containsExactly("token pager");
    String admin = world.secret("root", Role.ADMIN);
    Talk.Ask secretive = world.ask("POST", "/api/v1/tokens").token(admin);
    assertThat(secretive.with("Idempotency-Key", "k-2").body(Json.object()).go().status())
        .isEqualTo(400);
  }

  private Talk keyed(String key, Json.Builder body) throws Exception {
    Talk.Ask ask = world.ask("POST", "/api/v1/freeze").token(secret);
    return ask.with("Idempotency-Key", key).body(body).go();
  }

  private String plan(String target) throws Exception {
    return hash(ask(secret, target));
  }

  private static String hash(Talk plan) {
    return plan.json().text("hash");
  }

  private Talk ask(String token, String target) throws Exception {
    Json.Builder body =
        Json.object().put("domains", Json.texts(List.of(WWW))).put("target", target);
    return world.ask("POST", "/api/v1/plan").token(token).body(body).go();
  }

  private Talk post(String path, Json.Builder body) throws Exception {
    return world.ask("POST", "/api/v1" + path).token(secret).body(body).go();
  }

  private static Json.Builder order() {
    return Json.object().put("domains", Json.texts(List.of(WWW))).put("target", "standby");
  }
}
