// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.dns.DnsName;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.sign.Digests;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Secret;
import io.wayout.testkit.cloud.FakeAnswer;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeRecord;
import io.wayout.testkit.cloud.FakeRecords;
import io.wayout.testkit.cloud.FakeRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Huawei Cloud DNS with one public zone and one key, by its documented behaviour: record sets by
/// name, type, line and weight; writes that are accepted first and done later.
public class FakeHuaweicloud extends FakeCloud {
  static final String ID = "HWEXAMPLEACCESSKEY01";
  static final String SECRET = "ExampleSecretKeyForDocsOnly0000000001";
  static final String LINE = "line";
  static final String WEIGHT = "weight";
  static final String STATUS = "status";
  static final String DESCRIPTION = "description";
  static final String BUILT_IN = "default";
  static final String ZONE_ID = "2c9eb155587194ec01587224c9f90149";

  private static final Duration SKEW_MAX = Duration.ofMinutes(15);

  private final FakeRecords records =
      new FakeRecords("ff8080827274ef7d%016x"::formatted, key -> key.type().name());

  public FakeHuaweicloud() {
    records.meddle(ZONE, "NS", "ns1.huaweicloud-dns.example.", 172_800, Map.of(BUILT_IN, "true"));
  }

  @Override
  public ProviderFactory factory() {
    return new HuaweicloudProviderFactory();
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of("region", List.of("cn-north-4"), "endpoint", List.of(api.toString()));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    return Map.of(
        "access-key-id", () -> ID, "access-key-secret", () -> areRight ? SECRET : "NotTheSecret");
  }

  @Override
  public FakeRecords records() {
    return records;
  }

  @Override
  public boolean isWrite(FakeRequest request) {
    return !request.method().equals("GET");
  }

  @Override
  public Optional<String> attribute() {
    return Optional.of(DESCRIPTION);
  }

  /// Values are kept as they were entered.
  @Override
  public String stored(String value) {
    return value;
  }

  @Override
  public FakeAnswer throttled() {
    return gateway(
        429, "APIGW.0308", "The throttling threshold has been reached: policy user over ratelimit");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return gateway(401, "APIGW.0301", "Incorrect IAM authentication information: get secretKey");
  }

  @Override
  public FakeAnswer broken() {
    return error(500, "DNS.0012", "Internal error.");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return error(400, "DNS.0319", "Attribute 'ttl' is invalid, must be 300-2147483647.");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    if (!isSigned(request)) {
      return gateway(
          401,
          "APIGW.0301",
          "Incorrect IAM authentication information: verify aksk signature fail");
    }
    String sets = "/v2.1/zones/" + ZONE_ID + "/recordsets";
    String path = request.path();
    if (path.startsWith("/v2.1/") && !path.startsWith(sets)) {
      return error(404, "DNS.0302", "This zone does not exist.");
    }
    String route = request.method() + " " + path.replace(sets, "SETS").replaceAll("S/.+$", "S/ID");
    String id = path.substring(path.lastIndexOf('/') + 1);
    try {
      return switch (route) {
        case "GET /v2/zones" -> zones(request);
        case "GET /v2/zones/" + ZONE_ID + "/nameservers" -> servers();
        case "GET SETS" -> list(request);
        case "GET SETS/ID" -> one(id);
        case "POST SETS" -> create(request.json());
        case "PUT SETS/ID" -> replace(id, request.json());
        default -> gateway(404, "APIGW.0101", "The API does not exist: " + route);
      };
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent an unusual body: " + request.body(), flaw);
    }
  }

  private static boolean isSigned(FakeRequest request) {
    String date = request.header("x-sdk-date");
    Instant sent =
        Instant.parse(date.replaceFirst("(....)(..)(..)T(..)(..)(..)Z", "$1-$2-$3T$4:$5:$6Z"));
    String signed = request.header("authorization").replaceAll(".*SignedHeaders=([^,]*),.*", "$1");
    String headers =
        Arrays.stream(signed.split(";", -1))
            .map(name -> name + ":" + request.header(name) + "\n")
            .collect(Collectors.joining());
    String query =
        Arrays.stream(request.query().split("&", -1)).sorted().collect(Collectors.joining("&"));
    String canonical =
        "%s\n%s/\n%s\n%s\n%s\n%s"
            .formatted(
                request.method(),
                request.path(),
                query,
                headers,
                signed,
                Digests.sha256Hex(request.body()));
    String toSign = "SDK-HMAC-SHA256\n%s\n%s".formatted(date, Digests.sha256Hex(canonical));
    String wanted =
        "SDK-HMAC-SHA256 Access=%s, SignedHeaders=%s, Signature=%s"
            .formatted(ID, signed, Digests.hex(Digests.hmacSha256(SECRET, toSign)));
    return wanted.equals(request.header("authorization"))
        && signed.contains("host")
        && signed.contains("x-sdk-date")
        && Duration.between(sent, Instant.now()).abs().compareTo(SKEW_MAX) < 0;
  }

  /// A filter by name shows longer names, too, unless the whole name is asked for.
  private FakeAnswer zones(FakeRequest request) {
    List<Map<String, Object>> zones = new ArrayList<>();
    zones.add(zone("ff00000000000000000000000000dead", "my-" + ZONE + "."));
    zones.add(zone(ZONE_ID, ZONE.absolute()));
    String name = request.parameter("name");
    zones.removeIf(zone ->
        request.parameter("search_mode").equals("equal")
            ? !zone.get("name").equals(name)
            : !zone.get("name").toString().contains(name));
    return page("zones", zones, request);
  }

  private static Map<String, Object> zone(String id, String name) {
    return Map.of("id", id, "name", name, "status", "ACTIVE", "zone_type", "public");
  }

  private static FakeAnswer servers() {
    return FakeAnswer.json(
        200,
        Map.of(
            "nameservers",
            List.of(
                Map.of("hostname", "ns1.huaweicloud-dns.example.", "priority", 1),
                Map.of("hostname", "ns1.huaweicloud-dns.example.net.", "priority", 2))));
  }

  private FakeAnswer list(FakeRequest request) {
    String name = request.parameter("name");
    List<Map<String, Object>> found =
        sets(records.seen()).values().stream()
            .map(FakeHuaweicloud::shown)
            .filter(set -> name.isEmpty() || set.get("name").equals(name))
            .toList();
    return page("recordsets", found, request);
  }

  private static FakeAnswer page(
      String member, List<Map<String, Object>> all, FakeRequest request) {
    String offset = request.parameter("offset");
    int from = Math.min(all.size(), offset.isEmpty() ? 0 : Integer.parseInt(offset));
    int to = Math.min(all.size(), from + Integer.parseInt(request.parameter("limit")));
    return FakeAnswer.json(
        200,
        Map.of(
            "links",
            Map.of("self", "https://dns.example/"),
            member,
            all.subList(from, to),
            "metadata",
            Map.of("total_count", all.size())));
  }

  private FakeAnswer one(String id) {
    return set(id)
        .map(set -> FakeAnswer.json(200, shown(set)))
        .orElseGet(() -> error(404, "DNS.0313", "This recordset does not exist."));
  }

  /// The records of each set, by the identifier of the first, which is the set's.
  private static Map<String, List<FakeRecord>> sets(List<FakeRecord> records) {
    return records.stream()
        .collect(
            Collectors.groupingBy(
                r -> r.name() + "/" + r.type() + "/" + line(r) + "/" + r.attribute(WEIGHT),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private Optional<List<FakeRecord>> set(String id) {
    return sets(records.all()).values().stream()
        .filter(set -> set.getFirst().id().equals(id))
        .findFirst();
  }

  private static Map<String, Object> shown(List<FakeRecord> set) {
    FakeRecord first = set.getFirst();
    String status = first.isLive() ? "ACTIVE" : "DISABLE";
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", first.id());
    shown.put("name", first.name().absolute());
    shown.put(DESCRIPTION, first.attribute(DESCRIPTION));
    shown.put("type", first.type());
    shown.put("ttl", first.ttl());
    shown.put("records", set.stream().map(FakeRecord::value).toList());
    shown.put("status", first.attribute(STATUS).isEmpty() ? status : first.attribute(STATUS));
    shown.put("line", line(first));
    shown.put("zone_id", ZONE_ID);
    shown.put("default", first.attribute(BUILT_IN).equals("true"));
    shown.put("alias_target", null);
    return shown;
  }

  private static String line(FakeRecord record) {
    return record.attribute(LINE).isEmpty() ? "default_view" : record.attribute(LINE);
  }

  private FakeAnswer create(Json asked) throws BadJson {
    DnsName name = DnsName.of(asked.member("name").text());
    String type = asked.member("type").text();
    String line = asked.member("line").text();
    boolean isThere = records.at(name, type).stream().anyMatch(r -> line(r).equals(line));
    boolean clashes =
        records.all().stream()
            .filter(r -> r.name().equals(name) && !r.type().equals(type))
            .anyMatch(r -> r.type().equals("CNAME") || type.equals("CNAME"));
    if (isThere || clashes) {
      return error(400, "DNS.0312", "Attribute 'name' conflicts with another of this type or line");
    }
    String id = "";
    for (Json value : asked.member("records").elements()) {
      String added =
          records.add(name, type, value.text(), asked.member("ttl").whole(), Map.of(LINE, line));
      id = id.isEmpty() ? added : id;
    }
    return FakeAnswer.json(202, Map.of("id", id, "status", "PENDING_CREATE"));
  }

  private FakeAnswer replace(String id, Json asked) throws BadJson {
    Optional<List<FakeRecord>> old = set(id);
    if (old.isEmpty()) {
      return error(404, "DNS.0313", "This recordset does not exist.");
    }
    FakeRecord first = old.get().getFirst();
    if (!first.attribute(STATUS).isEmpty()) {
      return error(409, "DNS.0314", "This recordset is not in a steady state.");
    }
    int ttl = asked.member("ttl").whole();
    List<Json> values = asked.member("records").elements();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i).text();
      if (i < old.get().size()) {
        records.change(old.get().get(i).id(), r -> r.withValue(value, ttl));
      } else {
        records.add(first.name(), first.type(), value, ttl, first.attributes());
      }
    }
    old.get().stream().skip(values.size()).forEach(r -> records.remove(r.id()));
    return FakeAnswer.json(202, Map.of("id", id, "status", "PENDING_UPDATE"));
  }

  static FakeAnswer gateway(int status, String code, String message) {
    return FakeAnswer.json(
        status, Map.of("error_code", code, "error_msg", message, "request_id", "b1c2-example"));
  }

  private static FakeAnswer error(int status, String code, String message) {
    return FakeAnswer.json(status, Map.of("code", code, "message", message));
  }
}
