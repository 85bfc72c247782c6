// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

import io.wayout.dns.DnsName;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.sign.Digests;
import io.wayout.kit.sign.Percent;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Baidu's Intelligent DNS with one zone and one key, by its documented behaviour: writes answer
/// with nothing, what an update leaves out is lost, and a token that comes again does nothing.
public final class FakeBaiducloud extends FakeCloud {
  static final String ID = "bceexampleaccesskeyid00000000001";
  static final String SECRET = "exampleSecretKeyForDocsOnly00001";
  static final String TOKEN = "MjUyMGV4YW1wbGVUb2tlbg==";
  static final String LINE = "line";
  static final String DESCRIPTION = "description";
  static final String STATUS = "status";

  private static final Duration SKEW_MAX = Duration.ofMinutes(30);

  volatile String expireTime = "2099-01-01T00:00:00Z";

  private final FakeRecords records =
      new FakeRecords(n -> Long.toString(51_000 + n), key -> key.type().name());
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();

  public FakeBaiducloud() {
    records.meddle(ZONE, "TXT", "v=spf1 -all", 600, Map.of());
  }

  @Override
  public ProviderFactory factory() {
    return new BaiducloudProviderFactory();
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of("endpoint", List.of(api.toString()));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    String secret = areRight ? SECRET : "NotTheSecret";
    return Map.of(
        "access-key-id", () -> ID,
        "secret-access-key", () -> secret,
        "session-token", () -> TOKEN);
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
  public List<String> silentSuccesses() {
    return List.of("", "{}");
  }

  @Override
  public Optional<String> attribute() {
    return Optional.of(DESCRIPTION);
  }

  @Override
  public FakeAnswer throttled() {
    return error(429, "RequestRateLimitExceeded", "Request rate limit exceeded.");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return error(403, "InvalidAccessKeyId", "The Access Key ID you provided does not exist.");
  }

  @Override
  public FakeAnswer broken() {
    return error(500, "InternalError", "We encountered an internal error.");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return error(400, "InvalidParameter", "ttl is smaller than the product allows");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    Optional<FakeAnswer> refusal = judged(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String[] path = request.path().split("/", -1);
    if (path.length == 4) {
      return zones(request.parameters());
    }
    if (!path[4].equals(ZONE.text())) {
      return error(404, "NoSuchZone", "The zone does not exist.");
    }
    if (!isWrite(request)) {
      return page(request.parameters());
    }
    if (!tokens.add(request.parameter("clientToken"))) {
      return done();
    }
    try {
      return switch (request.method() + " " + path.length) {
        case "POST 6" -> create(request.json());
        case "PUT 7" -> update(path[6], request.json());
        case "DELETE 7" -> records.remove(path[6]) ? done() : noRecord();
        default -> error(400, "InvalidHTTPRequest", "no such request");
      };
    } catch (BadJson flaw) {
      return error(400, "InappropriateJSON", String.valueOf(flaw.getMessage()));
    }
  }

  private static Optional<FakeAnswer> judged(FakeRequest request) {
    String date = request.header("x-bce-date");
    if (Duration.between(Instant.parse(date), Instant.now()).abs().compareTo(SKEW_MAX) > 0) {
      return Optional.of(error(400, "RequestExpired", "Request has expired."));
    }
    String prefix = "bce-auth-v1/" + ID + "/" + date + "/1800";
    List<String> lines = new ArrayList<>();
    for (String name : List.of("host", "x-bce-date", "x-bce-security-token")) {
      lines.add(name + ":" + Percent.encode(request.header(name)));
    }
    String canonical =
        String.join(
            "\n", request.method(), request.path(), request.query(), String.join("\n", lines));
    String key = Digests.hex(Digests.hmacSha256(SECRET, prefix));
    String wanted =
        prefix
            + "/host;x-bce-date;x-bce-security-token/"
            + Digests.hex(Digests.hmacSha256(key, canonical));
    return wanted.equals(request.header("authorization"))
        ? Optional.empty()
        : Optional.of(error(400, "SignatureDoesNotMatch", "We calculated: " + canonical));
  }

  private FakeAnswer zones(Map<String, String> asked) {
    boolean isFound = asked.getOrDefault("name", ZONE.text()).equals(ZONE.text());
    Map<String, Object> zone =
        Map.of(
            "id",
            "z1",
            "name",
            ZONE.text(),
            "status",
            "running",
            "productVersion",
            "discount",
            "expireTime",
            expireTime);
    return ok(Map.of("isTruncated", false, "zones", isFound ? List.of(zone) : List.of()));
  }

  private FakeAnswer page(Map<String, String> asked) {
    String rr = asked.getOrDefault("rr", "");
    List<FakeRecord> all =
        records.seen().stream()
            .filter(r -> rr.isEmpty() || r.name().relativeTo(ZONE).equals(rr))
            .toList();
    int size = Integer.parseInt(asked.getOrDefault("maxKeys", "1000"));
    String marker = asked.getOrDefault("marker", "");
    int from = marker.isEmpty() ? 0 : Integer.parseInt(marker);
    int to = Math.min(all.size(), from + size);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("marker", marker);
    page.put("isTruncated", to < all.size());
    if (to < all.size()) {
      page.put("nextMarker", Integer.toString(to));
    }
    page.put("maxKeys", size);
    page.put("records", all.subList(from, to).stream().map(FakeBaiducloud::shown).toList());
    return ok(page);
  }

  private static Map<String, Object> shown(FakeRecord record) {
    String status = record.attribute(STATUS);
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", record.id());
    shown.put("rr", record.name().relativeTo(ZONE));
    shown.put("status", status.isEmpty() ? word(record) : status);
    shown.put("type", record.type());
    shown.put("value", record.value());
    shown.put("ttl", record.ttl());
    shown.put("line", line(record));
    shown.put("description", record.attribute(DESCRIPTION));
    shown.put("priority", 0);
    return shown;
  }

  private static String word(FakeRecord record) {
    return record.isLive() ? "running" : "pause";
  }

  private static String line(FakeRecord record) {
    return record.attribute(LINE).isEmpty() ? "default" : record.attribute(LINE);
  }

  private FakeAnswer create(Json asked) throws BadJson {
    String rr = asked.member("rr").text();
    DnsName name = rr.equals("@") ? ZONE : DnsName.of(rr + "." + ZONE);
    String type = asked.member("type").text();
    String value = asked.member("value").text();
    String line = asked.optional("line").isPresent() ? asked.member("line").text() : "default";
    boolean isThere =
        records.at(name, type).stream()
            .anyMatch(r -> r.value().equals(value) && line(r).equals(line));
    if (isThere) {
      return error(400, "RecordAlreadyExist", "The record exists already.");
    }
    records.add(name, type, value, asked.member("ttl").whole(), Map.of(LINE, line));
    return done();
  }

  private FakeAnswer update(String id, Json asked) throws BadJson {
    asked.member("rr");
    asked.member("type");
    String value = asked.member("value").text();
    int ttl = asked.optional("ttl").isPresent() ? asked.member("ttl").whole() : 300;
    Optional<Json> description = asked.optional(DESCRIPTION);
    String kept = description.isPresent() ? description.get().text() : "";
    return records.find(id).isPresent()
            && records.change(id, r -> r.withValue(value, ttl).withAttribute(DESCRIPTION, kept))
        ? done()
        : noRecord();
  }

  private static FakeAnswer noRecord() {
    return error(404, "NoSuchRecord", "The record does not exist.");
  }

  private static FakeAnswer done() {
    return FakeAnswer.of(200, "application/json", "").with("x-bce-request-id", "5f0aEXAMPLE");
  }

  private static FakeAnswer ok(Map<String, ?> body) {
    return FakeAnswer.json(200, body).with("x-bce-request-id", "5f0aEXAMPLE");
  }

  private static FakeAnswer error(int status, String code, String message) {
    return FakeAnswer.json(
            status, Map.of("requestId", "5f0aEXAMPLE", "code", code, "message", message))
        .with("x-bce-request-id", "5f0aEXAMPLE");
  }
}
