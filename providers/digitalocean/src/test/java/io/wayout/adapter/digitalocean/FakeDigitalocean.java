// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.digitalocean;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// DigitalOcean with one domain: records with long identifiers, pages, and host names that are
/// taken with the final dot alone and shown without it.
public final class FakeDigitalocean extends FakeCloud {
  static final String TOKEN = "dop_v1_s3ntinelDigitalocean";

  private static final String DOMAIN = "/v2/domains/" + ZONE;
  private static final String RECORDS = DOMAIN + "/records";

  private final FakeRecords records =
      new FakeRecords(n -> Long.toString(92_264_101_000L + n), key -> key.type().name());

  /// A domain has its name servers from the beginning.
  public FakeDigitalocean() {
    for (int i = 1; i <= 3; i++) {
      records.meddle(ZONE, "NS", "ns" + i + ".digitalocean.com", 1_800, Map.of());
    }
  }

  @Override
  public ProviderFactory factory() {
    return new DigitaloceanProviderFactory();
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of("endpoint", List.of(api + "/v2"));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    return Map.of("token", () -> areRight ? TOKEN : "dop_v1_other");
  }

  @Override
  public FakeRecords records() {
    return records;
  }

  @Override
  public boolean judgesTime() {
    return false;
  }

  @Override
  public boolean isWrite(FakeRequest request) {
    return !request.method().equals("GET");
  }

  @Override
  public FakeAnswer throttled() {
    return error(429, "too_many_requests", "API rate limit exceeded.");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return error(401, "unauthorized", "Unable to authenticate you.");
  }

  @Override
  public FakeAnswer broken() {
    return error(500, "server_error", "Unexpected server-side error");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return error(422, "unprocessable_entity", "Ttl must be greater than or equal to 30");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    if (!request.header("authorization").equals("Bearer " + TOKEN)) {
      return forgetsKeys();
    }
    return switch (request.method() + " " + request.path().replaceFirst("^" + DOMAIN, "D")) {
      case "GET /v2/domains" ->
          FakeAnswer.json(
              200,
              Map.of(
                  "domains", List.of(Map.of("name", ZONE.text(), "ttl", 1_800)),
                  "links", Map.of(),
                  "meta", Map.of("total", 1)));
      case "GET D" ->
          FakeAnswer.json(200, Map.of("domain", Map.of("name", ZONE.text(), "ttl", 1_800)));
      case "GET D/records" -> page(request);
      case "POST D/records" -> records.atomically(() -> post(request.json()));
      default -> byId(request);
    };
  }

  private FakeAnswer byId(FakeRequest request) {
    String id = request.path().replaceFirst("^" + RECORDS + "/", "");
    if (records.find(id).isEmpty()) {
      return error(404, "not_found", "The resource you requested could not be found.");
    }
    return switch (request.method()) {
      case "PATCH" -> records.atomically(() -> patch(id, request.json()));
      case "DELETE" -> {
        records.remove(id);
        yield new FakeAnswer(204, Map.of(), "");
      }
      default -> error(405, "method_not_allowed", "No.");
    };
  }

  private FakeAnswer page(FakeRequest request) {
    Map<String, String> asked = request.parameters();
    List<FakeRecord> all =
        records.seen().stream()
            .filter(r -> asked.getOrDefault("name", r.name().text()).equals(r.name().text()))
            .filter(r -> asked.getOrDefault("type", r.type()).equals(r.type()))
            .toList();
    int number = Integer.parseInt(asked.getOrDefault("page", "1"));
    int size = Integer.parseInt(asked.getOrDefault("per_page", "20"));
    int from = Math.min(all.size(), (number - 1) * size);
    int to = Math.min(all.size(), number * size);
    Map<String, Object> pages =
        to < all.size()
            ? Map.of("next", uri() + RECORDS + "?page=" + (number + 1), "last", "x")
            : Map.of("prev", "x");
    return FakeAnswer.json(
        200,
        Map.of(
            "domain_records", all.subList(from, to).stream().map(r -> shown(r)).toList(),
            "links", Map.of("pages", pages),
            "meta", Map.of("total", all.size())));
  }

  private static Map<String, Object> shown(FakeRecord record) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", Long.parseLong(record.id()));
    shown.put("type", record.type());
    shown.put("name", record.name().relativeTo(ZONE));
    shown.put("data", record.value());
    shown.put("priority", null);
    shown.put("ttl", record.ttl());
    return shown;
  }

  private FakeAnswer post(Json body) {
    try {
      String label = body.member("name").text();
      DnsName name = label.equals("@") ? ZONE : DnsName.of(label + "." + ZONE);
      String type = body.member("type").text();
      int ttl = body.member("ttl").whole();
      Optional<FakeAnswer> flaw = flaw(type, body.member("data").text(), ttl);
      boolean clashes =
          records.all().stream()
              .filter(r -> r.name().equals(name))
              .anyMatch(r -> r.type().equals("CNAME") || type.equals("CNAME"));
      if (clashes) {
        return error(422, "unprocessable_entity", "CNAME records cannot share a name.");
      }
      if (flaw.isPresent()) {
        return flaw.get();
      }
      String value = stored(body.member("data").text());
      String id = records.add(name, type, value, ttl, Map.of());
      return record(201, id);
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent " + body, flaw);
    }
  }

  /// Changes what is named and keeps the rest.
  private FakeAnswer patch(String id, Json body) {
    try {
      FakeRecord old = records.find(id).orElseThrow();
      Optional<Json> ttl = body.optional("ttl");
      int seconds = ttl.isPresent() ? ttl.get().whole() : old.ttl();
      String data = body.member("data").text();
      Optional<FakeAnswer> flaw = flaw(body.member("type").text(), data, seconds);
      if (flaw.isPresent()) {
        return flaw.get();
      }
      records.change(id, r -> r.withValue(stored(data), seconds));
      return record(200, id);
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent " + body, flaw);
    }
  }

  private Optional<FakeAnswer> flaw(String type, String data, int ttl) {
    if (type.equals("CNAME") && !data.endsWith(".")) {
      return Optional.of(error(422, "unprocessable_entity", "Data needs to end with a dot (.)"));
    }
    return ttl < 30 ? Optional.of(ttlTooSmall()) : Optional.empty();
  }

  private FakeAnswer record(int status, String id) {
    return FakeAnswer.json(status, Map.of("domain_record", shown(records.find(id).orElseThrow())));
  }

  private static FakeAnswer error(int status, String id, String message) {
    Map<String, String> body = new HashMap<>(Map.of("id", id, "message", message));
    body.put("request_id", "4851a473-1621-42ea-b2f9-5071c0ea8414");
    return FakeAnswer.json(status, body);
  }
}
