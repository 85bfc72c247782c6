// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.http.form.NoticeForm;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.http.tcp.TcpWorld;
import io.wayout.app.json.Json;
import io.wayout.core.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The published document and the API say the same: each route is in it, and each answer has
/// exactly the members that it promises.
class OpenApiTest {
  private final FakeAgentPort agent = new FakeAgentPort();
  private final Api api = new Api(agent, FakeFaces.routes());

  /// The API with the routes of every face.
  private static Api whole() throws Exception {
    try (TcpWorld world = new TcpWorld()) {
      return world.api;
    }
  }

  private final Json document = get("/openapi.json", Map.of());

  @Test
  void route_isPublished() throws Exception {
    List<String> published = new ArrayList<>();
    members(document.get("paths"))
        .forEach((path, methods) ->
            members(methods)
                .keySet()
                .forEach(m -> published.add(m.toUpperCase(Locale.ROOT) + " " + Api.ROOT + path)));

    assertThat(whole().table().stream().filter(Route::isApi).map(r -> r.method() + " " + r.path()))
        .containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void answer_hasThePromisedShape() {
    String www = "www.shop.example";
    Json domains = Json.texts(List.of(www));
    agent.accountDown("hatch");
    post("/freeze", Json.object().put("vendor", "alibaba").put("reason", "test"), "Results");
    post("/plan", Json.object().put("all", true).put("target", "standby"), "Previews");
    post("/plan", Json.object().put("all", true).put("setTtl", true), "Previews");
    post("/switch", Json.object().put("domains", domains).put("target", "standby"), "Results");
    post("/abort", Json.object().put("domain", www), "Problem");
    post("/ack", Json.object().put("domains", domains), "Results");
    post("/unfreeze", Json.object().put("vendor", "alibaba"), "Results");
    post("/reload", Json.object(), "Reloaded");
    post("/check", Json.object().put("domain", www), "CheckResults");
    post("/accounts/hatch/test", Json.object(), "AccountTest");
    post("/accounts/ali/test", Json.object(), "AccountTest");
    Json.Builder leave = Json.object().put("kind", "evacuate").put("vendor", "alibaba");
    post("/campaigns/plan", leave, "CampaignPlan");
    post("/campaigns/stop", leave, "Problem");
    post("/campaigns", leave, "Results");
    fits("/campaigns", "Campaigns");
    fits("/campaigns/evacuate-alibaba-1", "CampaignDetail");
    fits("/campaigns/nope", "Problem");
    post("/ack", Json.object().put("campaign", "evacuate-alibaba-1"), "Results");
    fits("/status", "Status");
    fits("/domains/" + www, "DomainDetail");
    fits("/domains/cdn.shop.example", "DomainDetail");
    fits("/domains/" + www + "/why", "Why");
    check(get("/domains", Map.of("name", www)), "DomainDetails");
    fits("/domains", "Problem");
    fits("/zones", "Zones");
    fits("/scenarios", "Scenarios");
    fits("/history", "History");
    fits("/journal", "Journal");
    fits("/journal/verify", "JournalVerdict");
    fits("/advices", "Advices");
    fits("/notify", "Channels");
    post("/notify/test", Json.object(), "ChannelResults");
    post("/notify/test", Json.object().put("channel", "none"), "Problem");
    check(get("/audit", Map.of("pairs", "true")), "Audit");
    fits("/switchovers", "Switchovers");
    fits("/switchovers/" + www + "%231", "SwitchoverDetail");
    fits("/accounts", "Accounts");
    fits("/config", "Config");
    fits("/version", "Version");
    fits("/health", "Health");
    fits("/domains/nope.example", "Problem");
    for (String name : List.of("www.hatch.example", "new.hatch.example")) {
      check(get("/record", Map.of("account", "hatch", "name", name)), "Record");
    }
  }

  @Test
  void answerAboutRunbooks_hasThePromisedShape() {
    Json parameters = Json.object().put("vendor", "alibaba").build();
    fits("/runbooks", "Runbooks");
    fits("/runbooks/paused", "RunbookDetail");
    fits("/runbooks/nope", "Problem");
    post("/runbooks/paused/plan", Json.object().put("parameters", parameters), "RunbookPlan");
    post("/runbooks/paused/runs", Json.object(), "Problem");
    post("/runbooks/paused/runs", Json.object().put("parameters", parameters), "RunStarted");
    fits("/runs", "Runs");
    fits("/runs/paused-1", "RunDetail");
    fits("/runbooks/paused/runs/paused-1", "RunDetail");
    post("/runs/paused-1/approve", Json.object(), "Problem");
    post("/runs/paused-1/resume", Json.object(), "RunDetail");
    post("/runs/paused-1/approve", Json.object(), "Problem");
    post("/runs/paused-1/abort", Json.object().put("rollBack", true), "RunDetail");
  }

  @Test
  void event_hasThePromisedShape() {
    Notice notice =
        new Notice(
            Notice.Code.ALL_DOWN,
            Notice.Level.ALARM,
            Optional.empty(),
            Optional.of("x#1"),
            "all down",
            Map.of("count", "3"));

    check(NoticeForm.of(notice, FakeAgentPort.START), "Notice");
  }

  private void fits(String path, String schema) {
    check(get(path, Map.of()), schema);
  }

  private Json get(String path, Map<String, String> query) {
    Map<String, List<String>> lists = new java.util.HashMap<>();
    query.forEach((name, value) -> lists.put(name, List.of(value)));
    return api.handle(new Request("GET", Api.ROOT + path, lists, "alice", Json.nothing())).body();
  }

  private void post(String path, Json.Builder body, String schema) {
    Request request = new Request("POST", Api.ROOT + path, Map.of(), "alice", body.build());
    check(api.handle(request).body(), schema);
  }

  private void check(Json value, String schema) {
    assertThat(findings(schema, value, schema(schema))).as(schema).isEmpty();
  }

  private Json schema(String name) {
    return document.get("components").get("schemas").get(name);
  }

  /// What of JSON Schema the document uses: `$ref`, `oneOf` with null, types, enums, members.
  private List<String> findings(String path, Json value, Json schema) {
    if (schema.has("$ref")) {
      String reference = schema.text("$ref");
      return findings(path, value, schema(reference.substring(reference.lastIndexOf('/') + 1)));
    }
    if (schema.has("oneOf")) {
      return value instanceof Json.Nothing
          ? List.of()
          : findings(path, value, schema.list("oneOf").getFirst());
    }
    if (!types(schema).contains(type(value))) {
      return List.of(path + " is of type " + type(value));
    }
    List<String> findings = new ArrayList<>();
    if (schema.has("enum")
        && value instanceof Json.Text
        && !schema.texts("enum").contains(value.asText())) {
      findings.add(path + " is " + value.asText());
    }
    if (value instanceof Json.Array(var items)) {
      items.forEach(i -> findings.addAll(findings(path + "[]", i, schema.get("items"))));
    }
    if (value instanceof Json.Members && schema.has("properties")) {
      findings.addAll(memberFindings(path, value, schema));
    }
    return findings;
  }

  private List<String> memberFindings(String path, Json value, Json schema) {
    List<String> findings = new ArrayList<>();
    Map<String, Json> properties = members(schema.get("properties"));
    for (String name : schema.texts("required")) {
      if (!members(value).containsKey(name)) {
        findings.add(path + "." + name + " is missing");
      }
    }
    members(value)
        .forEach((name, member) -> {
          Json promised = properties.get(name);
          if (promised == null) {
            findings.add(path + "." + name + " is not promised");
          } else {
            findings.addAll(findings(path + "." + name, member, promised));
          }
        });
    return findings;
  }

  private static List<String> types(Json schema) {
    return schema.get("type") instanceof Json.Array
        ? schema.texts("type")
        : List.of(schema.text("type"));
  }

  private static String type(Json value) {
    return switch (value) {
      case Json.Text _ -> "string";
      case Json.Whole _ -> "integer";
      case Json.Flag _ -> "boolean";
      case Json.Nothing _ -> "null";
      case Json.Array _ -> "array";
      case Json.Members _ -> "object";
    };
  }

  private static Map<String, Json> members(Json value) {
    return value instanceof Json.Members(var byName) ? byName : Map.of();
  }
}
