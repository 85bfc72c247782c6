// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// JD Cloud DNS with one zone and one key, by its documented behaviour: searches that find parts of
/// names, nonces that count once, and updates that reset what they do not name.
public final class FakeJdcloud extends FakeCloud {
  static final String ID = "JDC_EXAMPLEACCESSKEY00000000001";
  static final String SECRET = "EXAMPLESECRETKEYFORDOCSONLY00001";
  static final String VIEW = "viewValue";
  static final String WEIGHT = "weight";

  private static final String BASE = "/v2/regions/cn-north-1/domain";
  private static final String ZONE_ID = "7800";
  private static final int PAGE_MAX = 99;
  private static final Duration SKEW_MAX = Duration.ofMinutes(15);

  private final Set<String> nonces = ConcurrentHashMap.newKeySet();
  private final FakeRecords records =
      new FakeRecords(n -> Long.toString(14_000 + n), key -> key.type().name());

  public FakeJdcloud() {
    records.meddle(ZONE, "NS", "ns1.jdgslb.example", 86_400, Map.of());
  }

  @Override
  public ProviderFactory factory() {
    return new JdcloudProviderFactory();
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of("endpoint", List.of(api.toString()));
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

  /// A number: what else a record has is reset to 1 if it is not sent back.
  @Override
  public Optional<String> attribute() {
    return Optional.empty();
  }

  @Override
  public FakeAnswer throttled() {
    return error(429, "TOO_MANY_REQUESTS", "too many requests [gw]");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return error(401, "UNAUTHENTICATED", "access key does not exist [gw]");
  }

  @Override
  public FakeAnswer broken() {
    return error(500, "INTERNAL", "internal server error");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return error(400, "INVALID_ARGUMENT", "TTL值不合法");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    Optional<FakeAnswer> refusal = judged(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String path = request.path();
    String sets = BASE + "/" + ZONE_ID + "/ResourceRecord";
    if (path.startsWith(BASE + "/") && !path.startsWith(sets)) {
      return error(404, "NOT_FOUND", "域名不存在");
    }
    String id = path.substring(path.lastIndexOf('/') + 1);
    String route =
        request.method() + " " + path.replace(sets, "RECORDS").replace("S/" + id, "S/ID");
    try {
      return switch (route) {
        case "GET " + BASE -> zones(request);
        case "GET RECORDS" -> list(request);
        case "POST RECORDS" -> create(request.json().member("req"));
        case "PUT RECORDS/ID" -> update(id, request.json().member("req"));
        case "DELETE RECORDS/ID" -> delete(id);
        default -> error(404, "NOT_FOUND", "no such route: " + route);
      };
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent an unusual body: " + request.body(), flaw);
    }
  }

  private Optional<FakeAnswer> judged(FakeRequest request) {
    String date = request.header("x-jdcloud-date");
    String nonce = request.header("x-jdcloud-nonce");
    Instant sent =
        Instant.parse(date.replaceFirst("(....)(..)(..)T(..)(..)(..)Z", "$1-$2-$3T$4:$5:$6Z"));
    if (Duration.between(sent, Instant.now()).abs().compareTo(SKEW_MAX) > 0) {
      return Optional.of(error(401, "UNAUTHENTICATED", "x-jdcloud-date is expired [gw]"));
    }
    if (!request.query().matches("[0-9A-Za-z._~&=-]*")) {
      throw new AssertionError("the vendor's signers disagree about " + request.query());
    }
    String signed = "content-type;host;x-jdcloud-date;x-jdcloud-nonce";
    String canonical =
        "%s\n%s\n%s\ncontent-type:%s\nhost:%s\nx-jdcloud-date:%s\nx-jdcloud-nonce:%s\n\n%s\n%s"
            .formatted(
                request.method(),
                request.path(),
                request.query(),
                request.header("content-type"),
                request.header("host"),
                date,
                nonce,
                signed,
                Digests.sha256Hex(request.body()));
    String day = date.substring(0, 8);
    String scope = day + "/cn-north-1/domainservice/jdcloud2_request";
    String toSign =
        "JDCLOUD2-HMAC-SHA256\n%s\n%s\n%s".formatted(date, scope, Digests.sha256Hex(canonical));
    byte[] region = Digests.hmacSha256(Digests.hmacSha256("JDCLOUD2" + SECRET, day), "cn-north-1");
    byte[] key =
        Digests.hmacSha256(Digests.hmacSha256(region, "domainservice"), "jdcloud2_request");
    String wanted =
        "JDCLOUD2-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(ID, scope, signed, Digests.hex(Digests.hmacSha256(key, toSign)));
    if (!wanted.equals(request.header("authorization"))) {
      return Optional.of(error(403, "HTTP_FORBIDDEN", "signature does not match [gw]"));
    }
    return nonces.add(nonce)
        ? Optional.empty()
        : Optional.of(error(403, "HTTP_FORBIDDEN", "please use different noncestr [gw]"));
  }

  private static FakeAnswer zones(FakeRequest request) {
    List<Map<String, Object>> zones = new ArrayList<>();
    zones.add(zone(99, "my-" + ZONE));
    zones.add(zone(Integer.parseInt(ZONE_ID), ZONE.text()));
    zones.removeIf(z -> !z.get("domainName").toString().contains(request.parameter("domainName")));
    return page(zones, request);
  }

  private static Map<String, Object> zone(int id, String name) {
    return Map.of(
        "id",
        id,
        "domainName",
        name,
        "packId",
        0,
        "resolvingStatus",
        "2",
        "lockStatus",
        0,
        "defNsList",
        List.of("ns1.jdgslb.example", "ns2.jdgslb.example"));
  }

  private FakeAnswer list(FakeRequest request) {
    List<Map<String, Object>> found =
        records.seen().stream()
            .filter(r -> r.name().relativeTo(ZONE).contains(request.parameter("search")))
            .map(FakeJdcloud::shown)
            .toList();
    return page(found, request);
  }

  private static FakeAnswer page(List<Map<String, Object>> all, FakeRequest request) {
    int size = Math.min(PAGE_MAX, Integer.parseInt(request.parameter("pageSize")));
    int from = Math.min(all.size(), (Integer.parseInt(request.parameter("pageNumber")) - 1) * size);
    List<Map<String, Object>> page = all.subList(from, Math.min(all.size(), from + size));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("currentCount", page.size());
    result.put("totalCount", all.size());
    result.put("totalPage", (all.size() + size - 1) / size);
    result.put("dataList", page);
    return ok(result);
  }

  private static Map<String, Object> shown(FakeRecord record) {
    List<Integer> views = new ArrayList<>();
    for (String view : view(record).split(",", -1)) {
      views.add(Integer.parseInt(view));
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", Integer.parseInt(record.id()));
    shown.put("hostRecord", record.name().relativeTo(ZONE));
    shown.put("hostValue", record.value());
    shown.put("type", record.type());
    shown.put("ttl", record.ttl());
    shown.put(WEIGHT, record.attribute(WEIGHT).isEmpty() ? 1 : weight(record));
    shown.put("mxPriority", 0);
    shown.put("port", 0);
    shown.put("jcloudRes", false);
    shown.put(VIEW, views);
    shown.put("resolvingStatus", record.isLive() ? "2" : "4");
    return shown;
  }

  private static int weight(FakeRecord record) {
    return Integer.parseInt(record.attribute(WEIGHT));
  }

  private static String view(FakeRecord record) {
    return record.attribute(VIEW).isEmpty() ? "-1" : record.attribute(VIEW);
  }

  private FakeAnswer create(Json req) throws BadJson {
    DnsName name = name(req);
    String type = req.member("type").text();
    String value = req.member("hostValue").text();
    boolean isThere = records.at(name, type).stream().anyMatch(r -> r.value().equals(value));
    boolean clashes =
        records.all().stream()
            .filter(r -> r.name().equals(name) && !r.type().equals(type))
            .anyMatch(r -> r.type().equals("CNAME") || type.equals("CNAME"));
    if (isThere || clashes) {
      return error(400, "INVALID_ARGUMENT", "解析记录已存在或冲突");
    }
    String id = records.add(name, type, value, req.member("ttl").whole(), attributes(req));
    return ok(Map.of("dataList", Map.of("id", Integer.parseInt(id))));
  }

  private FakeAnswer update(String id, Json req) throws BadJson {
    Optional<FakeRecord> old = records.find(id);
    if (old.isEmpty()) {
      return error(404, "NOT_FOUND", "解析记录不存在");
    }
    FakeRecord record = old.get();
    if (!record.name().equals(name(req)) || !record.type().equals(req.member("type").text())) {
      throw new AssertionError("the adapter renames a record: " + req);
    }
    FakeRecord changed =
        new FakeRecord(
            id,
            record.name(),
            record.type(),
            req.member("hostValue").text(),
            req.member("ttl").whole(),
            record.isLive(),
            attributes(req));
    records.change(id, _ -> changed);
    return ok(Map.of());
  }

  /// What a request does not name is what a new record has.
  private static Map<String, String> attributes(Json req) throws BadJson {
    Map<String, String> attributes = new HashMap<>();
    attributes.put(VIEW, Integer.toString(req.member(VIEW).whole()));
    if (req.optional(WEIGHT).isPresent() && req.member(WEIGHT).whole() != 1) {
      attributes.put(WEIGHT, Integer.toString(req.member(WEIGHT).whole()));
    }
    return attributes;
  }

  private FakeAnswer delete(String id) {
    return records.remove(id) ? ok(Map.of()) : error(404, "NOT_FOUND", "解析记录不存在");
  }

  private static DnsName name(Json req) throws BadJson {
    if (!req.member("domainName").text().equals(ZONE.text())) {
      throw new AssertionError("the adapter names another zone: " + req);
    }
    String host = req.member("hostRecord").text();
    return host.equals("@") ? ZONE : DnsName.of(host + "." + ZONE);
  }

  /// A success may hold an error of code 0.
  private static FakeAnswer ok(Map<String, Object> result) {
    return FakeAnswer.json(
        200,
        Map.of(
            "requestId",
            "bqt7-example",
            "result",
            result,
            "error",
            Map.of("code", 0, "status", "", "message", "")));
  }

  private static FakeAnswer error(int status, String word, String message) {
    Map<String, Object> error = Map.of("code", status, "status", word, "message", message);
    return FakeAnswer.json(status, Map.of("requestId", "bqt7-example", "error", error));
  }
}
