// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.desec;

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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// deSEC with one zone: record sets, bulk requests that apply whole or not at all, pages by cursor.
public final class FakeDesec extends FakeCloud {
  static final String TOKEN = "s3ntinelDesecToken";

  private static final int PAGE = 500;
  private static final int TTL_MIN = 1;

  /// The token may manage tokens.
  volatile boolean isPowerful;

  private final FakeRecords records = new FakeRecords(n -> "r" + n, key -> key.type().name());

  @Override
  public ProviderFactory factory() {
    return new DesecProviderFactory();
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of("endpoint", List.of(api + "/api/v1"));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    String token = areRight ? TOKEN : "NotTheToken";
    return Map.of("token", () -> token);
  }

  @Override
  public FakeRecords records() {
    return records;
  }

  /// Values are kept in presentation form.
  @Override
  public String stored(String value) {
    return value;
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
    return detail(429, "Request was throttled. Expected available in 7 seconds.");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return detail(401, "Invalid token.");
  }

  @Override
  public FakeAnswer broken() {
    return detail(500, "Internal Server Error. We're on it!");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return json(400, "[{\"ttl\":[\"Ensure this value is greater than or equal to 3600.\"]}]");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    if (!request.header("authorization").equals("Token " + TOKEN)) {
      return forgetsKeys();
    }
    if (!request.path().endsWith("/")) {
      return new FakeAnswer(301, Map.of("Location", request.path() + "/"), "");
    }
    List<String> path =
        List.of(request.path().replaceFirst("^/api/v1/", "").split("/", -1)).stream()
            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
            .toList();
    String route = request.method() + " " + path.getFirst() + " " + (path.size() - 1);
    if (path.size() > 2 && path.getFirst().equals("domains") && !path.get(1).equals(ZONE.text())) {
      return detail(404, "No Domain matches the given query.");
    }
    return switch (route) {
      case "GET auth 2" ->
          isPowerful ? json(200, "[]") : detail(403, "Insufficient token permissions.");
      case "GET domains 1" -> json(200, "[" + domain() + "]");
      case "GET domains 2" -> json(200, domain());
      case "GET domains 3" -> page(request.parameter("cursor"));
      case "GET domains 5" -> one(path.get(3), path.get(4));
      case "PATCH domains 3" -> write(request, false);
      case "POST domains 3" -> write(request, true);
      default -> detail(404, "Not found.");
    };
  }

  private static String domain() {
    return Json.render(Map.of("name", ZONE.text(), "minimum_ttl", TTL_MIN));
  }

  /// The record sets that listings show; the name servers' own is always among them, unless the
  /// vendor has lost everything.
  private Map<String, String> rrsets() {
    Map<String, List<FakeRecord>> sets = new TreeMap<>();
    for (FakeRecord record : records.seen()) {
      String subname = record.name().equals(ZONE) ? "" : record.name().relativeTo(ZONE);
      sets.computeIfAbsent(subname + "/" + record.type(), _ -> new ArrayList<>()).add(record);
    }
    Map<String, String> shown = new LinkedHashMap<>();
    boolean isLost = records.seen().isEmpty() && !records.all().isEmpty();
    if (!isLost) {
      shown.put("/NS", rrset("", "NS", 3600, List.of("ns1.desec.example.", "ns2.desec.example.")));
    }
    sets.forEach((key, rows) -> shown.put(key, rrset(key, rows)));
    return shown;
  }

  private static String rrset(String key, List<FakeRecord> rows) {
    int slash = key.lastIndexOf('/');
    return rrset(
        key.substring(0, slash),
        key.substring(slash + 1),
        rows.getFirst().ttl(),
        rows.stream().map(FakeRecord::value).toList());
  }

  private static String rrset(String subname, String type, int ttl, List<String> values) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("created", "2026-01-02T03:04:05.178386Z");
    shown.put("domain", ZONE.text());
    shown.put("subname", subname);
    shown.put("name", (subname.isEmpty() ? "" : subname + ".") + ZONE + ".");
    shown.put("records", values);
    shown.put("ttl", ttl);
    shown.put("type", type);
    shown.put("touched", "2026-01-15T10:20:30.187019Z");
    return Json.render(shown);
  }

  private FakeAnswer page(String cursor) {
    List<String> all = List.copyOf(rrsets().values());
    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor.substring(1));
    int to = Math.min(all.size(), from + PAGE);
    FakeAnswer page = json(200, "[" + String.join(",", all.subList(from, to)) + "]");
    String url = uri() + "/api/v1/domains/" + ZONE + "/rrsets/?cursor=";
    String link = "<" + url + ">; rel=\"first\"";
    return page.with(
        "Link", to < all.size() ? link + ", <" + url + "%2B" + to + ">; rel=\"next\"" : link);
  }

  private FakeAnswer one(String subname, String type) {
    String rrset = rrsets().get((subname.equals("@") ? "" : subname) + "/" + type);
    return rrset == null ? detail(404, "No RRset matches the given query.") : json(200, rrset);
  }

  /// A bulk request: judged whole, then applied whole.
  private FakeAnswer write(FakeRequest request, boolean isCreation) {
    List<Wanted> all = wanted(request);
    List<String> flaws = all.stream().map(w -> flaw(w, isCreation)).toList();
    if (flaws.stream().anyMatch(f -> !f.equals("{}"))) {
      return json(400, "[" + String.join(",", flaws) + "]");
    }
    records.atomically(() -> {
      all.forEach(this::apply);
      return all.size();
    });
    return json(
        isCreation ? 201 : 200,
        all.stream()
            .map(w -> rrset(w.subname(), w.type(), w.ttl(), w.values()))
            .collect(Collectors.joining(",", "[", "]")));
  }

  private record Wanted(String subname, String type, int ttl, List<String> values) {
    DnsName name() {
      return subname.isEmpty() ? ZONE : DnsName.of(subname + "." + ZONE);
    }
  }

  private static List<Wanted> wanted(FakeRequest request) {
    try {
      List<Wanted> all = new ArrayList<>();
      for (Json item : request.json().elements()) {
        List<String> values = new ArrayList<>();
        for (Json value : item.member("records").elements()) {
          values.add(value.text());
        }
        all.add(
            new Wanted(
                item.member("subname").text(),
                item.member("type").text(),
                item.member("ttl").whole(),
                values));
      }
      return all;
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent " + request.body(), flaw);
    }
  }

  private String flaw(Wanted wanted, boolean isCreation) {
    List<FakeRecord> others =
        records.all().stream()
            .filter(r -> r.name().equals(wanted.name()) && !r.type().equals(wanted.type()))
            .toList();
    boolean clashes =
        others.stream().anyMatch(r -> r.type().equals("CNAME") != wanted.type().equals("CNAME"));
    if (wanted.ttl() < TTL_MIN) {
      return "{\"ttl\":[\"Ensure this value is greater than or equal to " + TTL_MIN + ".\"]}";
    }
    if (isCreation && !records.at(wanted.name(), wanted.type()).isEmpty()) {
      return "{\"non_field_errors\":[\"Another RRset with the same subdomain and type exists for"
          + " this domain. (Try modifying it.)\"]}";
    }
    return clashes
        ? "{\"non_field_errors\":[\"RRset with conflicting type present at same subname: database"
            + " (A). (No other RRsets are allowed alongside CNAME.)\"]}"
        : "{}";
  }

  private void apply(Wanted wanted) {
    List<FakeRecord> old = records.at(wanted.name(), wanted.type());
    List<String> values = wanted.values();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      Optional<FakeRecord> row = i < old.size() ? Optional.of(old.get(i)) : Optional.empty();
      if (row.isPresent()) {
        records.change(row.get().id(), r -> r.withValue(value, wanted.ttl()));
      } else {
        records.add(wanted.name(), wanted.type(), value, wanted.ttl(), Map.of());
      }
    }
    old.stream().skip(values.size()).forEach(r -> records.remove(r.id()));
  }

  private static FakeAnswer detail(int status, String text) {
    return FakeAnswer.json(status, Map.of("detail", text));
  }

  private static FakeAnswer json(int status, String body) {
    return FakeAnswer.of(status, "application/json", body);
  }
}
