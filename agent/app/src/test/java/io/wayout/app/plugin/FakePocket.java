// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.plugin;

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

/// Pocket with one zone: record sets with versions, replaced only if the version is still right.
public final class FakePocket extends FakeCloud {
  private static final String TOKEN = "s3ntinelPocketToken";

  private final FakeRecords records = new FakeRecords(n -> "r" + n, key -> key.type().name());
  private final ProviderFactory factory;
  private final DnsName zone;

  public FakePocket(ProviderFactory factory, DnsName zone) {
    this.factory = factory;
    this.zone = zone;
  }

  @Override
  public ProviderFactory factory() {
    return factory;
  }

  @Override
  public DnsName zone() {
    return zone;
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of("endpoint", List.of(api + "/v1"));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    return Map.of("token", () -> areRight ? TOKEN : "NotTheToken");
  }

  @Override
  public FakeRecords records() {
    return records;
  }

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
    return error(429, "slow_down");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return error(401, "bad_token");
  }

  @Override
  public FakeAnswer broken() {
    return error(500, "broken");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return error(422, "bad_ttl");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    if (!request.header("authorization").equals("Bearer " + TOKEN)) {
      return forgetsKeys();
    }
    String[] path = request.path().split("/", -1);
    if (path.length == 3) {
      return FakeAnswer.json(200, Map.of("zones", List.of(zone.text())));
    }
    if (!path[3].equals(zone.text())) {
      return error(404, "no_zone");
    }
    if (path.length == 4) {
      return listing();
    }
    DnsName name = DnsName.of(URLDecoder.decode(path[4], StandardCharsets.UTF_8));
    return records.atomically(() -> put(request, name, path[5]));
  }

  private FakeAnswer listing() {
    Map<String, List<FakeRecord>> sets = new LinkedHashMap<>();
    records
        .seen()
        .forEach(
            r -> sets.computeIfAbsent(r.name() + " " + r.type(), _ -> new ArrayList<>()).add(r));
    List<Map<String, Object>> shown = new ArrayList<>();
    boolean isLost = records.seen().isEmpty() && !records.all().isEmpty();
    if (!isLost) {
      shown.add(shown(zone, "NS", 3_600, List.of("ns1.pocket.example.")));
    }
    sets.values().forEach(rows -> shown.add(shown(rows)));
    return FakeAnswer.json(200, Map.of("zone", zone.text(), "count", shown.size(), "sets", shown));
  }

  private FakeAnswer put(FakeRequest request, DnsName name, String type) {
    List<FakeRecord> old = records.at(name, type);
    String version = old.isEmpty() ? "" : String.valueOf(shown(old).get("version"));
    if (!request.header("if-match").equals(version)
        || old.isEmpty() != request.header("if-none-match").equals("*")) {
      return error(412, "changed");
    }
    boolean isCname = type.equals("CNAME");
    if (records.all().stream()
        .anyMatch(r ->
            r.name().equals(name)
                && !r.type().equals(type)
                && (isCname || r.type().equals("CNAME")))) {
      return error(409, "taken");
    }
    List<String> values = new ArrayList<>();
    int ttl;
    try {
      ttl = request.json().member("ttl").whole();
      for (Json value : request.json().member("values").elements()) {
        values.add(value.text());
      }
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent " + request.body(), flaw);
    }
    apply(old, name, type, ttl, values);
    return FakeAnswer.json(200, shown(records.at(name, type)));
  }

  private void apply(
      List<FakeRecord> old, DnsName name, String type, int ttl, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (i < old.size()) {
        records.change(old.get(i).id(), r -> r.withValue(value, ttl));
      } else {
        records.add(name, type, value, ttl, Map.of());
      }
    }
    old.stream().skip(values.size()).forEach(r -> records.remove(r.id()));
  }

  private static Map<String, Object> shown(List<FakeRecord> rows) {
    FakeRecord first = rows.getFirst();
    return shown(
        first.name(), first.type(), first.ttl(), rows.stream().map(FakeRecord::value).toList());
  }

  private static Map<String, Object> shown(
      DnsName name, String type, int ttl, List<String> values) {
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("name", name.text());
    set.put("type", type);
    set.put("ttl", ttl);
    set.put("values", values);
    set.put("version", "v" + Integer.toHexString(values.hashCode() * 31 + ttl));
    return set;
  }

  private static FakeAnswer error(int status, String code) {
    return FakeAnswer.json(status, Map.of("error", code, "words", "as Pocket says it"));
  }
}
