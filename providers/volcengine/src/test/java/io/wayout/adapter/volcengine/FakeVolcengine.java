// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Volcengine DNS with one zone and one key, by its documented behaviour: lists show ten items and
/// names that resemble the one asked for, unless told otherwise.
public class FakeVolcengine extends FakeCloud {
  static final String ID = "AKLTexampleaccesskeyid0000000001";
  static final String SECRET = "RXhhbXBsZVNlY3JldEtleUZvckRvY3NPbmx5MDE=";
  static final String TOKEN = "nCgdqdzE5EXAMPLEtoken";
  static final String LINE = "Line";
  static final String REMARK = "Remark";
  static final String TAGS = "Tags";

  private static final long ZONE_ID = 123_456;
  private static final long PARKED_ID = 99;
  private static final Duration SKEW_MAX = Duration.ofMinutes(15);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

  private final FakeRecords records =
      new FakeRecords(n -> "3170534137672" + (596_000 + n), key -> key.type().name());

  public FakeVolcengine() {
    records.meddle(ZONE, "TXT", "v=spf1 -all", 600, Map.of());
  }

  @Override
  public ProviderFactory factory() {
    return new VolcengineProviderFactory();
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
    return request.method().equals("POST");
  }

  @Override
  public Optional<String> attribute() {
    return Optional.of(REMARK);
  }

  @Override
  public FakeAnswer throttled() {
    return error(429, "FlowLimitExceeded", "Request was rejected because of flow control.");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return error(401, "InvalidAccessKey", "The access key is not valid.");
  }

  @Override
  public FakeAnswer broken() {
    return error(500, "ErrInternalServer", "internal server error");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return error(
        400, "ErrSpecNotValid", "the parameters ttl do not meet the specific version limit");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    Optional<FakeAnswer> refusal = judged(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Map<String, String> asked = request.parameters();
    if (asked.containsKey("ZID") && !asked.get("ZID").equals(Long.toString(ZONE_ID))) {
      return error(400, "ErrZoneNotFound", "zone not found");
    }
    try {
      return switch (request.method() + " " + asked.get("Action")) {
        case "GET ListZones" -> zones(asked);
        case "GET QueryZone" ->
            ok(Map.of("AllocateDNSServerList", List.of("ns1.volc.example", "ns2.volc.example.")));
        case "GET ListRecords" -> page(asked);
        case "POST UpdateRecord" -> update(request.json());
        case "POST CreateRecord" -> create(request.json());
        case "POST DeleteRecord" -> delete(request.json());
        default -> error(404, "InvalidActionOrVersion", "no such action");
      };
    } catch (BadJson flaw) {
      return error(400, "ErrParsingParams", String.valueOf(flaw.getMessage()));
    }
  }

  private Optional<FakeAnswer> judged(FakeRequest request) {
    String date = request.header("x-date");
    Instant sent = LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
    if (Duration.between(sent, Instant.now()).abs().compareTo(SKEW_MAX) > 0) {
      return Optional.of(error(400, "InvalidTimestamp", "The timestamp is expired."));
    }
    String names = "content-type;host;x-content-sha256;x-date;x-security-token";
    StringBuilder canonical = new StringBuilder();
    canonical.append(request.method()).append("\n/\n").append(request.query()).append('\n');
    for (String name : names.split(";", -1)) {
      canonical.append(name).append(':').append(request.header(name)).append('\n');
    }
    canonical.append('\n').append(names).append('\n').append(Digests.sha256Hex(request.body()));
    String day = date.substring(0, 8);
    String scope = day + "/cn-beijing/dns/request";
    String toSign =
        "HMAC-SHA256\n" + date + "\n" + scope + "\n" + Digests.sha256Hex(canonical.toString());
    byte[] key = Digests.derivedKey(SECRET, day, "cn-beijing", "dns", "request");
    String wanted =
        "HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(ID, scope, names, Digests.hex(Digests.hmacSha256(key, toSign)));
    boolean isRight =
        wanted.equals(request.header("authorization"))
            && Digests.sha256Hex(request.body()).equals(request.header("x-content-sha256"));
    return isRight
        ? Optional.empty()
        : Optional.of(
            error(401, "SignatureDoesNotMatch", "The request signature does not match: " + ID));
  }

  /// The search that is not exact shows every zone; a parked twin is there, too.
  private static FakeAnswer zones(Map<String, String> asked) {
    boolean isExact = asked.getOrDefault("SearchMode", "").equals("exact");
    List<Map<String, Object>> zones = new ArrayList<>();
    if (!isExact || ZONE.text().equals(asked.get("Key"))) {
      zones.add(zone(PARKED_ID, 1));
      zones.add(zone(ZONE_ID, 0));
    }
    int size = Integer.parseInt(asked.getOrDefault("PageSize", "10"));
    List<Map<String, Object>> shown = zones.subList(0, Math.min(size, zones.size()));
    return ok(Map.of("Total", zones.size(), "Zones", shown));
  }

  private static Map<String, Object> zone(long id, int stage) {
    return Map.of(
        "ZID", id, "ZoneName", ZONE.text(), "CacheStage", stage, "TradeCode", "free_inner");
  }

  private FakeAnswer page(Map<String, String> asked) {
    String host = asked.getOrDefault("Host", "");
    boolean isExact = asked.getOrDefault("SearchMode", "like").equals("exact");
    List<FakeRecord> all =
        records.seen().stream()
            .filter(r -> {
              String own = r.name().relativeTo(ZONE);
              return isExact ? own.equals(host) : own.contains(host);
            })
            .toList();
    int size = Integer.parseInt(asked.getOrDefault("PageSize", "10"));
    int number = Integer.parseInt(asked.getOrDefault("PageNumber", "1"));
    int from = Math.min(all.size(), (number - 1) * size);
    List<Map<String, Object>> page = new ArrayList<>();
    all.subList(from, Math.min(all.size(), from + size)).forEach(r -> page.add(shown(r)));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("PageNumber", number);
    result.put("PageSize", size);
    result.put("TotalCount", all.size());
    result.put("Records", page.isEmpty() ? null : page);
    return ok(result);
  }

  private static Map<String, Object> shown(FakeRecord record) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("RecordID", record.id());
    shown.put("Host", record.name().relativeTo(ZONE));
    shown.put("PQDN", record.name().text());
    shown.put("Type", record.type());
    shown.put("Value", record.value());
    shown.put("TTL", record.ttl());
    shown.put("Line", line(record));
    shown.put("Weight", 1);
    shown.put("Enable", record.isLive());
    shown.put("Remark", record.attribute(REMARK));
    String tag = record.attribute(TAGS);
    shown.put("Tags", tag.isEmpty() ? null : List.of(Map.of("Key", tag)));
    return shown;
  }

  private static String line(FakeRecord record) {
    return record.attribute(LINE).isEmpty() ? "default" : record.attribute(LINE);
  }

  private FakeAnswer update(Json asked) throws BadJson {
    Optional<FakeRecord> old = records.find(asked.member("RecordID").text());
    if (old.isEmpty()) {
      return error(400, "ErrDBNotFound", "record not found");
    }
    FakeRecord record = old.get();
    boolean isSame =
        asked.member("Host").text().equals(record.name().relativeTo(ZONE))
            && asked.member("Line").text().equals(line(record))
            && asked.member("Type").text().equals(record.type());
    if (!isSame) {
      return error(400, "ErrParamInvalid", "host, line and type are sent back as they are");
    }
    Optional<Json> newTtl = asked.optional("TTL");
    int ttl = newTtl.isPresent() ? newTtl.get().whole() : record.ttl();
    String value = asked.member("Value").text();
    records.change(record.id(), r -> r.withValue(value, ttl));
    return ok(shown(record.withValue(value, ttl)));
  }

  private FakeAnswer create(Json asked) throws BadJson {
    if (asked.member("ZID").wholeLong() != ZONE_ID) {
      return error(400, "ErrZoneNotFound", "zone not found");
    }
    String host = asked.member("Host").text();
    DnsName name = host.equals("@") ? ZONE : DnsName.of(host + "." + ZONE);
    String type = asked.member("Type").text();
    String value = asked.member("Value").text();
    String line = asked.member("Line").text();
    boolean isThere =
        records.at(name, type).stream()
            .anyMatch(r -> r.value().equals(value) && line(r).equals(line));
    if (isThere) {
      return error(400, "ErrDBDuplicated", "duplicated: already have duplicate record");
    }
    int ttl = asked.member("TTL").whole();
    String id = records.add(name, type, value, ttl, Map.of(LINE, line));
    return ok(Map.of("RecordID", id, "Host", host, "Value", value));
  }

  private FakeAnswer delete(Json asked) throws BadJson {
    return records.remove(asked.member("RecordID").text())
        ? FakeAnswer.json(200, Map.of("ResponseMetadata", Map.of("RequestId", "20260115EXAMPLE")))
        : error(400, "ErrDBNotFound", "record not found");
  }

  private static FakeAnswer ok(Map<String, ?> result) {
    Map<String, Object> meta = Map.of("RequestId", "20260115EXAMPLE", "Service", "dns");
    return FakeAnswer.json(200, Map.of("ResponseMetadata", meta, "Result", result));
  }

  private static FakeAnswer error(int status, String code, String message) {
    Map<String, Object> error = Map.of("CodeN", 100_000, "Code", code, "Message", message);
    Map<String, Object> meta = Map.of("RequestId", "20260115EXAMPLE", "Error", error);
    return FakeAnswer.json(status, Map.of("ResponseMetadata", meta));
  }
}
