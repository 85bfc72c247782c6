// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.cloudflare;

import io.wayout.dns.DnsName;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Secret;
import io.wayout.testkit.cloud.FakeAnswer;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeRecord;
import io.wayout.testkit.cloud.FakeRecords;
import io.wayout.testkit.cloud.FakeRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cloudflare with one zone and one token, by its documented behaviour. A CNAME that is flattened
/// is kept as `ALIAS` and shown as CNAME.
public final class FakeCloudflare extends FakeCloud {
  static final String TOKEN = "TESTTOKEN-0123456789abcdef";
  static final String ZONE_ID = "023e105f4ecef8ad9ca31a8372d0c353";
  static final String COMMENT = "comment";
  static final String PROXIED = "proxied";

  private static final String PREFIX = "/client/v4";
  private static final String RECORDS = PREFIX + "/zones/" + ZONE_ID + "/dns_records";

  /// What the vendor says of the token.
  volatile Map<String, Object> token = Map.of("status", "active");

  volatile String plan = "pro";

  private final FakeRecords records =
      new FakeRecords(n -> "%032x".formatted(n), key -> key.type().name());

  public FakeCloudflare() {
    records.meddle(ZONE, "MX", "mail.shop.example", 1, Map.of());
  }

  @Override
  public ProviderFactory factory() {
    return new CloudflareProviderFactory();
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of("endpoint", List.of(api + PREFIX));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    return Map.of("token", () -> areRight ? TOKEN : "some-other-token");
  }

  @Override
  public FakeRecords records() {
    return records;
  }

  @Override
  public boolean isWrite(FakeRequest request) {
    return !request.method().equals("GET") && !request.method().isEmpty();
  }

  @Override
  public Optional<String> attribute() {
    return Optional.of(COMMENT);
  }

  @Override
  public boolean judgesTime() {
    return false;
  }

  /// Texts keep their quotes.
  @Override
  public String stored(String value) {
    return value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
  }

  @Override
  public FakeAnswer throttled() {
    return error(429, 971, "Please wait and consider throttling your request speed");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return error(403, 9109, "Invalid access token");
  }

  @Override
  public FakeAnswer broken() {
    return error(500, 1001, "Internal service error");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return error(400, 9021, "ttl must be between 60 and 86400 seconds, or 1 for automatic.");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    if (!request.header("authorization").equals("Bearer " + TOKEN)) {
      return error(401, 1000, "Invalid API Token");
    }
    return switch (request.method() + " " + request.path().replaceFirst(RECORDS, "R")) {
      case "GET " + PREFIX + "/user/tokens/verify" -> ok(token);
      case "GET " + PREFIX + "/zones" -> zones(request.parameters());
      case "GET R" -> list(request.parameters());
      case "POST R" -> atomically(() -> post(request.json()));
      case "POST R/batch" -> atomically(() -> batch(request.json()));
      default -> byId(request);
    };
  }

  private FakeAnswer byId(FakeRequest request) {
    if (!request.path().startsWith(RECORDS + "/")) {
      return error(404, 7003, "Could not route to " + request.path());
    }
    String id = request.path().substring(RECORDS.length() + 1);
    return switch (request.method()) {
      case "PATCH" -> atomically(() -> patch(id, request.json()));
      case "DELETE" -> atomically(() -> delete(id));
      default -> error(405, 10405, "Method not allowed");
    };
  }

  private FakeAnswer zones(Map<String, String> asked) {
    boolean isOurs = asked.getOrDefault("name", ZONE.text()).equals(ZONE.text());
    List<Map<String, Object>> zones =
        isOurs
            ? List.of(
                Map.of(
                    "id",
                    ZONE_ID,
                    "name",
                    ZONE.text(),
                    "status",
                    "active",
                    "name_servers",
                    List.of("ada.ns.example", "bob.ns.example"),
                    "plan",
                    Map.of("legacy_id", plan)))
            : List.of();
    return listed(zones, zones.size());
  }

  private FakeAnswer list(Map<String, String> asked) {
    String name = asked.getOrDefault("name.exact", "");
    List<FakeRecord> found =
        records.seen().stream()
            .filter(record -> name.isEmpty() || record.name().equals(DnsName.of(name)))
            .toList();
    int size = Integer.parseInt(asked.get("per_page"));
    int from = Math.min(found.size(), (Integer.parseInt(asked.get("page")) - 1) * size);
    List<Map<String, Object>> page = new ArrayList<>();
    found.subList(from, Math.min(found.size(), from + size)).forEach(r -> page.add(shown(r)));
    return listed(page, found.size());
  }

  private static Map<String, Object> shown(FakeRecord record) {
    boolean isFlat = record.type().equals("ALIAS");
    boolean isProxied = !record.attribute(PROXIED).isEmpty();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", record.id());
    shown.put("name", record.name().text());
    shown.put("type", isFlat ? "CNAME" : record.type());
    shown.put("content", record.value());
    shown.put("ttl", record.ttl());
    shown.put(PROXIED, isProxied);
    shown.put("settings", isFlat && !isProxied ? Map.of("flatten_cname", true) : Map.of());
    shown.put("meta", record.attribute("meta").isEmpty() ? Map.of() : Map.of("read_only", true));
    shown.put(COMMENT, record.attribute(COMMENT).isEmpty() ? null : record.attribute(COMMENT));
    shown.put("tags", List.of());
    return shown;
  }

  private Map<String, Object> post(Json body) throws BadJson, Refusal {
    DnsName name = DnsName.of(body.member("name").text());
    boolean isFlat = body.optional("settings").isPresent();
    String type = isFlat ? "ALIAS" : body.member("type").text();
    String content = body.member("content").text();
    if (records.at(name, type).stream().anyMatch(r -> r.value().equals(content))) {
      throw new Refusal(error(400, 81058, "An identical record already exists."));
    }
    if (type.equals("CNAME") && !records.at(name, "CNAME").isEmpty()) {
      throw new Refusal(error(400, 81053, "A record with that host already exists."));
    }
    String id = records.add(name, type, content, body.member("ttl").whole(), Map.of());
    return shown(records.find(id).orElseThrow());
  }

  private Map<String, Object> patch(String id, Json body) throws BadJson, Refusal {
    FakeRecord old = records.find(id).orElseThrow(FakeCloudflare::gone);
    String content =
        body.optional("content").isPresent() ? body.member("content").text() : old.value();
    int ttl = body.optional("ttl").isPresent() ? body.member("ttl").whole() : old.ttl();
    records.change(id, record -> record.withValue(content, ttl));
    return shown(records.find(id).orElseThrow());
  }

  private Map<String, Object> delete(String id) throws Refusal {
    if (!records.remove(id)) {
      throw gone();
    }
    return Map.of("id", id);
  }

  /// Deletes, patches, posts, in this order whatever the body's.
  private Map<String, Object> batch(Json body) throws BadJson, Refusal {
    Map<String, Object> done = new LinkedHashMap<>();
    List<Object> deletes = new ArrayList<>();
    for (Json part : parts(body, "deletes")) {
      deletes.add(delete(part.member("id").text()));
    }
    List<Object> patches = new ArrayList<>();
    for (Json part : parts(body, "patches")) {
      patches.add(patch(part.member("id").text(), part));
    }
    List<Object> posts = new ArrayList<>();
    for (Json part : parts(body, "posts")) {
      posts.add(post(part));
    }
    done.put("deletes", deletes);
    done.put("patches", patches);
    done.put("puts", List.of());
    done.put("posts", posts);
    return done;
  }

  private static List<Json> parts(Json body, String name) throws BadJson {
    Optional<Json> part = body.optional(name);
    return part.isPresent() ? part.get().elements() : List.of();
  }

  /// Something the API does.
  @FunctionalInterface
  private interface Deed {
    Map<String, Object> run() throws BadJson, Refusal;
  }

  private FakeAnswer atomically(Deed deed) {
    try {
      return records.atomically(() -> {
        try {
          return ok(deed.run());
        } catch (BadJson flaw) {
          throw new AssertionError("the adapter sent an unusual body", flaw);
        } catch (Refusal refusal) {
          throw new RolledBack(refusal.answer);
        }
      });
    } catch (RolledBack rolledBack) {
      return rolledBack.answer;
    }
  }

  private static Refusal gone() {
    return new Refusal(error(404, 81044, "Record does not exist."));
  }

  private static FakeAnswer listed(List<?> result, int total) {
    Map<String, Object> info = Map.of("count", result.size(), "total_count", total);
    return envelope(200, true, List.of(), result, info);
  }

  private static FakeAnswer ok(Map<String, Object> result) {
    return envelope(200, true, List.of(), result, Map.of());
  }

  private static FakeAnswer error(int status, int code, String message) {
    List<Map<String, Object>> errors = List.of(Map.of("code", code, "message", message));
    return envelope(status, false, errors, null, Map.of());
  }

  private static FakeAnswer envelope(
      int status,
      boolean success,
      List<?> errors,
      @Nullable Object result,
      Map<String, Object> info) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", success);
    body.put("errors", errors);
    body.put("messages", List.of());
    body.put("result", result);
    if (!info.isEmpty()) {
      body.put("result_info", info);
    }
    return FakeAnswer.json(status, body);
  }

  /// Why a request is refused.
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient FakeAnswer answer;

    Refusal(FakeAnswer answer) {
      this.answer = answer;
    }
  }

  /// Ends a transaction without effect.
  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient FakeAnswer answer;

    RolledBack(FakeAnswer answer) {
      this.answer = answer;
    }
  }
}
