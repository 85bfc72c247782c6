// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ns1;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// NS1 with one zone: records of several answers, each with metadata of its own, which a write that
/// does not carry it would lose; making and replacing are two calls.
public final class FakeNs1 extends FakeCloud {
  static final String KEY = "s3ntinelNs1Key";
  static final String NOTE = "note";
  static final String LINK = "link";
  static final String FILTERS = "filters";

  private final FakeRecords records =
      new FakeRecords(n -> "5ab7b7050c13a4%010x".formatted(n), key -> key.type().name());
  private volatile boolean isSecondary;

  /// A zone has its name servers' record from the beginning.
  public FakeNs1() {
    records.meddle(ZONE, "NS", "dns1.p01.nsone.net", 3_600, Map.of());
  }

  @Override
  public ProviderFactory factory() {
    return new Ns1ProviderFactory();
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of("endpoint", List.of(api + "/v1"));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    return Map.of("key", () -> areRight ? KEY : "NotTheKey");
  }

  @Override
  public FakeRecords records() {
    return records;
  }

  @Override
  public Optional<String> attribute() {
    return Optional.of(NOTE);
  }

  void takeFromAnother(boolean is) {
    isSecondary = is;
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
    return message(429, "rate limit exceeded")
        .with("X-Ratelimit-Limit", "100")
        .with("X-Ratelimit-Period", "200");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return message(401, "Unauthorized");
  }

  @Override
  public FakeAnswer broken() {
    return message(500, "internal error");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return message(400, "Input validation failed (Value 0 for field '<obj>.ttl' is too small)");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    if (!request.header("x-nsone-key").equals(KEY)) {
      return forgetsKeys();
    }
    String[] path =
        URLDecoder.decode(request.path(), StandardCharsets.UTF_8)
            .replaceFirst("^/v1/", "")
            .split("/", -1);
    if (path.length > 1 && !path[1].equals(ZONE.text())) {
      return message(404, "zone not found");
    }
    return switch (request.method() + " " + path.length) {
      case "GET 1" -> zones(request.parameter("after"));
      case "GET 2" -> json(zone(!request.parameter("records").equals("false")));
      case "GET 4" -> one(path[2], path[3]);
      case "PUT 4" -> records.atomically(() -> write(request, path[2], path[3], true));
      case "POST 4" -> records.atomically(() -> write(request, path[2], path[3], false));
      default -> message(405, "Method not allowed");
    };
  }

  /// Two pages; the link to the second names another scheme, as NS1 does.
  private FakeAnswer zones(String after) {
    return after.isEmpty()
        ? FakeAnswer.of(200, "application/json", "[{\"zone\":\"other.example\"}]")
            .with("Link", "<http://api.nsone.net/v1/zones?after=other>; rel=\"next\"")
        : FakeAnswer.of(200, "application/json", "[{\"zone\":\"" + ZONE + "\"}]");
  }

  private Map<String, Object> zone(boolean hasRecords) {
    Map<String, Object> zone = new LinkedHashMap<>();
    zone.put("zone", ZONE.text());
    zone.put("ttl", 3_600);
    zone.put("dns_servers", List.of("dns1.p01.nsone.net", "dns2.p01.nsone.net"));
    zone.put("secondary", Map.of("enabled", isSecondary));
    if (hasRecords) {
      zone.put("records", grouped().values().stream().map(FakeNs1::inShort).toList());
    }
    return zone;
  }

  private Map<String, List<FakeRecord>> grouped() {
    Map<String, List<FakeRecord>> grouped = new TreeMap<>();
    for (FakeRecord record : records.seen()) {
      grouped
          .computeIfAbsent(record.name() + "/" + record.type(), _ -> new ArrayList<>())
          .add(record);
    }
    return grouped;
  }

  /// Advanced records don't show their answers here.
  private static Map<String, Object> inShort(List<FakeRecord> rows) {
    FakeRecord first = rows.getFirst();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", first.id());
    shown.put("domain", first.name().text());
    shown.put("type", first.type());
    shown.put("ttl", first.ttl());
    shown.put("link", first.attribute(LINK).isEmpty() ? null : first.attribute(LINK));
    if (first.attribute(NOTE).isEmpty()) {
      shown.put("short_answers", rows.stream().map(FakeRecord::value).toList());
    } else {
      shown.put("tier", 3);
    }
    return shown;
  }

  private FakeAnswer one(String domain, String type) {
    List<FakeRecord> rows = grouped().get(domain + "/" + type);
    return rows == null ? message(404, "record not found") : json(shown(rows));
  }

  private static Map<String, Object> shown(List<FakeRecord> rows) {
    FakeRecord first = rows.getFirst();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", "5ab7b7050c13a400014ee10c");
    shown.put("zone", ZONE.text());
    shown.put("domain", first.name().text());
    shown.put("type", first.type());
    shown.put("ttl", first.ttl());
    shown.put("use_client_subnet", true);
    shown.put("link", first.attribute(LINK).isEmpty() ? null : first.attribute(LINK));
    shown.put(
        "filters",
        first.attribute(FILTERS).isEmpty()
            ? List.of()
            : List.of(Map.of("filter", first.attribute(FILTERS), "config", Map.of())));
    shown.put(
        "answers",
        rows.stream()
            .map(row ->
                Map.of(
                    "id", row.id(),
                    "answer", List.of(row.value()),
                    "meta",
                        row.attribute(NOTE).isEmpty()
                            ? Map.of()
                            : Map.of(NOTE, row.attribute(NOTE))))
            .toList());
    return shown;
  }

  private FakeAnswer write(FakeRequest request, String domain, String type, boolean isNew) {
    DnsName name = DnsName.of(domain);
    List<FakeRecord> old = records.at(name, type);
    if (isNew != old.isEmpty()) {
      return message(isNew ? 400 : 404, isNew ? "record already exists" : "record not found");
    }
    boolean clashes =
        records.all().stream()
            .filter(r -> r.name().equals(name) && !r.type().equals(type))
            .anyMatch(r -> r.type().equals("CNAME") || type.equals("CNAME"));
    if (clashes) {
      return message(400, "invalid: CNAME must be the only record");
    }
    try {
      Json body = request.json();
      boolean isConsistent =
          body.member("zone").text().equals(ZONE.text())
              && body.member("domain").text().equals(domain)
              && body.member("type").text().equals(type)
              && body.optional("filters").isEmpty();
      if (!isConsistent || body.member("ttl").whole() < 1) {
        return ttlTooSmall();
      }
      apply(new RecordKey(ZONE, name, RecordType.valueOf(type)), body, old);
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent " + request.body(), flaw);
    }
    return json(shown(records.at(name, type)));
  }

  /// Answers are replaced as a whole: one that comes without its metadata has none from then on.
  private void apply(RecordKey key, Json body, List<FakeRecord> old) throws BadJson {
    int ttl = body.member("ttl").whole();
    List<Json> answers = body.member("answers").elements();
    for (int i = 0; i < answers.size(); i++) {
      String value = answers.get(i).member("answer").elements().getFirst().text();
      Optional<Json> meta = answers.get(i).optional("meta");
      Optional<Json> note = meta.isPresent() ? meta.get().optional(NOTE) : Optional.empty();
      String text = note.isPresent() ? note.get().text() : "";
      if (i < old.size()) {
        records.change(old.get(i).id(), r -> r.withValue(value, ttl).withAttribute(NOTE, text));
      } else {
        Map<String, String> kept = text.isEmpty() ? Map.of() : Map.of(NOTE, text);
        records.add(key.name(), key.type().name(), value, ttl, kept);
      }
    }
    old.stream().skip(answers.size()).forEach(r -> records.remove(r.id()));
  }

  private static FakeAnswer message(int status, String text) {
    return FakeAnswer.json(status, Map.of("message", text));
  }

  private static FakeAnswer json(Map<String, ?> body) {
    return FakeAnswer.json(200, body);
  }
}
