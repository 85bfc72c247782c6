// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.app.token.Role;
import io.wayout.core.fold.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The published document is true: every operation in it is asked of the real server, with success
/// where a sample is known here and with errors everywhere, and each answer is held against the
/// document by a JSON Schema validator. Roles, too.
class ConformanceTest {
  private static final String WWW = "www.shop.example";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private TcpWorld world;
  private JsonNode document;
  private final Map<Role, String> secrets = new HashMap<>();

  /// One operation of the document.
  private record Operation(String method, String path, JsonNode node) {
    String name() {
      return method + " " + path;
    }

    Role role() {
      JsonNode security = node.path("security");
      String word = security.isEmpty() ? "" : security.get(0).path("token").path(0).asText();
      return Role.of(word).orElse(Role.ANYONE);
    }
  }

  /// How to ask for success.
  private record Sample(String path, Json.Builder body) {}

  @BeforeEach
  void start() throws Exception {
    world = new TcpWorld();
    for (Role role : List.of(Role.VIEWER, Role.OPERATOR, Role.ADMIN)) {
      secrets.put(role, world.secret(role.word(), role));
    }
    document = MAPPER.readTree(ask("GET", "/openapi.json", Role.VIEWER, null).body());
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void success_hasThePromisedShape() throws Exception {
    world.agent.accountDown("hatch");
    Map<String, Sample> samples = samples();
    for (Operation operation : inOrder(samples)) {
      Sample sample = samples.get(operation.name());
      requireBody(operation, sample.body());
      Talk answer = ask(operation.method(), sample.path(), Role.ADMIN, sample.body());

      assertThat(answer.status()).as("%s: %s", operation.name(), answer.body()).isBetween(200, 204);
      requirePromised(operation, answer);
    }
    assertThat(samples.keySet()).as("known operations").isSubsetOf(names());
  }

  @Test
  void error_isTheProblemThatIsPromised() throws Exception {
    for (Operation operation : operations()) {
      String path = operation.path().replaceAll("\\{\\w+}", "nothing.example");
      if (operation.role() == Role.ANYONE || path.equals("/events")) {
        continue;
      }
      Talk nobody = world.ask(operation.method(), "/api/v1" + path).go();
      assertThat(nobody.problem()).as(operation.name()).isEqualTo("401 UNAUTHORIZED");
      requirePromised(operation, nobody);
      if (operation.role() != Role.VIEWER) {
        Role less = operation.role() == Role.ADMIN ? Role.OPERATOR : Role.VIEWER;
        Talk low = ask(operation.method(), path, less, null);
        assertThat(low.problem()).as(operation.name()).isEqualTo("403 FORBIDDEN");
        requirePromised(operation, low);
      }
      Talk wrong = ask(operation.method(), path, operation.role(), Json.object().put("no", 1));
      assertThat(wrong.status()).as(operation.name()).isNotIn(401, 405);
      requirePromised(operation, wrong);
    }
  }

  @Test
  void question_changesNothing() throws Exception {
    State before = world.agent.state();
    int rows = world.agent.store().history(Optional.empty(), 1_000).size();
    for (Operation operation : operations()) {
      Sample sample = samples().get(operation.name());
      if (operation.method().equals("GET") && sample != null) {
        ask("GET", sample.path(), Role.ADMIN, null);
        ask("HEAD", sample.path(), Role.ADMIN, null);
      }
    }
    assertThat(world.agent.state()).isSameAs(before);
    assertThat(world.agent.store().history(Optional.empty(), 1_000)).hasSize(rows);
    assertThat(world.agent.actors()).isEmpty();
  }

  /// In the order in which one makes the next possible.
  private Map<String, Sample> samples() throws Exception {
    Json domains = Json.texts(List.of(WWW));
    Json.Builder plan = Json.object().put("domains", domains).put("target", "standby");
    Json.Builder leave = Json.object().put("kind", "evacuate").put("vendor", "alibaba");
    String leaveHash = ask("POST", "/campaigns/plan", Role.ADMIN, leave).json().text("hash");
    Map<String, Sample> samples = new LinkedHashMap<>();
    questions(samples);
    Json.Builder vendor = Json.object().put("vendor", "alibaba");
    post(samples, "/freeze", Json.object().put("vendor", "alibaba").put("reason", "test"));
    post(samples, "/unfreeze", vendor);
    post(samples, "/plan", plan);
    post(samples, "/campaigns/plan", leave);
    post(
        samples,
        "/campaigns",
        Json.object().put("kind", "evacuate").put("vendor", "alibaba").put("planHash", leaveHash));
    post(samples, "/check", Json.object().put("domain", WWW));
    post(samples, "/ack", Json.object().put("domains", domains));
    post(samples, "/reload", Json.object());
    samples.put("POST /accounts/{name}/test", new Sample("/accounts/hatch/test", Json.object()));
    post(samples, "/tokens", Json.object().put("name", "new").put("role", "viewer"));
    samples.put("POST /tokens/{name}/revoke", new Sample("/tokens/new/revoke", Json.object()));
    post(samples, "/session", Json.object().put("token", secrets.get(Role.VIEWER)));
    samples.put("DELETE /session", new Sample("/session", Json.object()));
    return samples;
  }

  private static void questions(Map<String, Sample> samples) {
    for (String path :
        List.of(
            "/version",
            "/health",
            "/openapi.json",
            "/status",
            "/accounts",
            "/config",
            "/history",
            "/advices",
            "/audit",
            "/switchovers",
            "/campaigns",
            "/tokens")) {
      samples.put("GET " + path, new Sample(path, null));
    }
    samples.put("GET /domains/{name}", new Sample("/domains/" + WWW, null));
    samples.put("GET /domains/{name}/why", new Sample("/domains/" + WWW + "/why", null));
    samples.put("GET /record", new Sample("/record?account=hatch&name=www.hatch.example", null));
  }

  private static void post(Map<String, Sample> samples, String path, Json.Builder body) {
    samples.put("POST " + path, new Sample(path, body));
  }

  private List<Operation> inOrder(Map<String, Sample> samples) {
    Map<String, Operation> byName = new HashMap<>();
    operations().forEach(o -> byName.put(o.name(), o));
    return samples.keySet().stream().map(byName::get).toList();
  }

  private TreeSet<String> names() {
    TreeSet<String> names = new TreeSet<>();
    operations().forEach(o -> names.add(o.name()));
    return names;
  }

  private List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    all.add(
                        new Operation(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            method.getValue()))));
    return all;
  }

  private Talk ask(String method, String path, Role role, Json.Builder body) throws IOException {
    Talk.Ask ask = world.ask(method, "/api/v1" + path).token(secrets.get(role));
    return (body == null ? ask : ask.body(body)).go();
  }

  private void requireBody(Operation operation, Json.Builder body) throws IOException {
    JsonNode schema = operation.node().at("/requestBody/content/application~1json/schema");
    if (body != null && !schema.isMissingNode()) {
      requireValid(operation.name() + " body", schema, JsonText.write(body.build()));
    }
  }

  /// Status, type and shape are as the document says.
  private void requirePromised(Operation operation, Talk answer) throws IOException {
    String label = operation.name() + " " + answer.status() + " " + answer.body();
    JsonNode responses = operation.node().path("responses");
    JsonNode response =
        responses.path(responses.has("" + answer.status()) ? "" + answer.status() : "default");
    if (response.has("$ref")) {
      response = document.at(response.path("$ref").asText().substring(1));
    }
    assertThat(answer.status() < 300 && !responses.has("" + answer.status())).as(label).isFalse();
    if (answer.status() == 204) {
      return;
    }
    String type = answer.headers().getOrDefault("content-type", "").split(";", -1)[0];
    JsonNode media = response.path("content").path(type);
    assertThat(media.isMissingNode()).as("%s: type %s is promised", label, type).isFalse();
    if (type.endsWith("json")) {
      requireValid(label, media.path("schema"), answer.body());
    }
  }

  private void requireValid(String label, JsonNode schema, String value) throws IOException {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    var validator = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole, config);
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    assertThat(validator.validate(MAPPER.readTree(bytes))).as(label).isEmpty();
  }
}
