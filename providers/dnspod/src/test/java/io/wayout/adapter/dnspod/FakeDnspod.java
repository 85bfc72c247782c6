// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

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
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tencent Cloud DNSPod with one zone and one key, by its documented behaviour: errors come with
/// status 200.
public class FakeDnspod extends FakeCloud {
  static final String ID = "AKIDexampleSecretId00000000000000001";
  static final String SECRET = "ExampleSecretKeyForDocsOnly0001";
  static final String LINE = "LineId";
  static final String REMARK = "Remark";

  private static final Duration SKEW_MAX = Duration.ofMinutes(5);

  private final FakeRecords records =
      new FakeRecords(n -> "" + (18_446_744_073_000L + n), key -> key.type().name());

  public FakeDnspod() {
    records.meddle(ZONE, "NS", "vip1.dnspod.example.", 86_400, Map.of());
  }

  @Override
  public ProviderFactory factory() {
    return new DnspodProviderFactory();
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of("endpoint", List.of(api.toString()));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    return Map.of("secret-id", () -> ID, "secret-key", () -> areRight ? SECRET : "NotTheSecret");
  }

  @Override
  public FakeRecords records() {
    return records;
  }

  @Override
  public boolean isWrite(FakeRequest request) {
    String action = request.header("x-tc-action");
    return !action.isEmpty() && !action.startsWith("Describe");
  }

  @Override
  public Optional<String> attribute() {
    return Optional.of(REMARK);
  }

  /// Host names keep their final dot.
  @Override
  public String stored(String value) {
    return value.startsWith("\"") ? super.stored(value) : value;
  }

  @Override
  public FakeAnswer throttled() {
    return error("RequestLimitExceeded.UinLimitExceeded", "the request frequency is too high");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return error("AuthFailure.SecretIdNotFound", "The SecretId is not found.");
  }

  @Override
  public FakeAnswer broken() {
    return error("InternalError", "An internal error has occurred.");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return error("LimitExceeded.RecordTtlLimit", "The TTL is below the plan's limit.");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    Optional<FakeAnswer> refusal = judged(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    try {
      return answer(request.header("x-tc-action"), request.json());
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent an unusual body: " + request.body(), flaw);
    }
  }

  private FakeAnswer answer(String action, Json asked) throws BadJson {
    if (asked.optional("Domain").isPresent()
        && !asked.member("Domain").text().equals(ZONE.text())) {
      return error("InvalidParameterValue.DomainNotExists", "The domain does not exist.");
    }
    return switch (action) {
      case "DescribeDomainList" ->
          ok(Map.of("DomainList", List.of(Map.of("Name", ZONE.text(), "Status", "ENABLE"))));
      case "DescribeDomain" ->
          ok(
              Map.of(
                  "DomainInfo",
                  Map.of(
                      "Domain",
                      ZONE.text(),
                      "Status",
                      "ENABLE",
                      "DnspodNsList",
                      List.of("ada.dnspod.example", "bob.dnspod.example"))));
      case "DescribeRecordList" -> list(asked);
      case "ModifyRecordFields" -> modify(asked);
      case "CreateRecord" -> create(asked);
      case "DeleteRecord" -> delete(asked);
      default -> error("InvalidAction", "no such action: " + action);
    };
  }

  private Optional<FakeAnswer> judged(FakeRequest request) {
    long timestamp = Long.parseLong(request.header("x-tc-timestamp"));
    Instant sent = Instant.ofEpochSecond(timestamp);
    if (Duration.between(sent, Instant.now()).abs().compareTo(SKEW_MAX) > 0) {
      return Optional.of(error("AuthFailure.SignatureExpire", "The signature has expired."));
    }
    String canonical =
        "POST\n/\n\ncontent-type:%s\nhost:%s\n\ncontent-type;host\n%s"
            .formatted(
                request.header("content-type"),
                request.header("host"),
                Digests.sha256Hex(request.body()));
    String day = LocalDate.ofInstant(sent, ZoneOffset.UTC).toString();
    String scope = day + "/dnspod/tc3_request";
    String toSign =
        "TC3-HMAC-SHA256\n%d\n%s\n%s".formatted(timestamp, scope, Digests.sha256Hex(canonical));
    byte[] dayKey = Digests.hmacSha256("TC3" + SECRET, day);
    byte[] signing = Digests.hmacSha256(Digests.hmacSha256(dayKey, "dnspod"), "tc3_request");
    String wanted =
        "TC3-HMAC-SHA256 Credential=%s/%s, SignedHeaders=content-type;host, Signature=%s"
            .formatted(ID, scope, Digests.hex(Digests.hmacSha256(signing, toSign)));
    return wanted.equals(request.header("authorization"))
        ? Optional.empty()
        : Optional.of(
            error("AuthFailure.SignatureFailure", "The provided credentials are not valid."));
  }

  private FakeAnswer list(Json asked) throws BadJson {
    Optional<Json> label = asked.optional("Subdomain");
    DnsName name = label.isPresent() ? name(label.get().text()) : ZONE;
    List<FakeRecord> found =
        records.seen().stream()
            .filter(record -> label.isEmpty() || record.name().equals(name))
            .toList();
    int from = Math.min(found.size(), asked.member("Offset").whole());
    int to = Math.min(found.size(), from + asked.member("Limit").whole());
    if (from == to) {
      return error("ResourceNotFound.NoDataOfRecord", "There are no records.");
    }
    List<Map<String, Object>> page = new ArrayList<>();
    found.subList(from, to).forEach(record -> page.add(shown(record)));
    Map<String, Object> counts =
        Map.of("SubdomainCount", 1, "ListCount", page.size(), "TotalCount", records.all().size());
    return ok(Map.of("RecordCountInfo", counts, "RecordList", page));
  }

  private static Map<String, Object> shown(FakeRecord record) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("RecordId", new BigInteger(record.id()));
    shown.put("Value", record.value());
    shown.put("Status", record.isLive() ? "ENABLE" : "DISABLE");
    shown.put("Name", record.name().relativeTo(ZONE));
    shown.put("Line", "默认");
    shown.put(LINE, line(record));
    shown.put("Type", record.type());
    shown.put("Weight", null);
    shown.put(REMARK, record.attribute(REMARK));
    shown.put("TTL", record.ttl());
    return shown;
  }

  private static String line(FakeRecord record) {
    return record.attribute(LINE).isEmpty() ? "0" : record.attribute(LINE);
  }

  private FakeAnswer modify(Json asked) throws BadJson {
    Optional<FakeRecord> old = records.find(id(asked));
    if (old.isEmpty()) {
      return error("InvalidParameter.RecordIdInvalid", "The record id is wrong.");
    }
    String value = old.get().value();
    int ttl = old.get().ttl();
    for (Json field : asked.member("FieldList").elements()) {
      String text = field.member("Value").text();
      switch (field.member("Key").text()) {
        case "value" -> value = text;
        case "ttl" -> ttl = Integer.parseInt(text);
        default -> throw new AssertionError("a field that is none of wayout's: " + field);
      }
    }
    String newValue = value;
    int newTtl = ttl;
    records.change(old.get().id(), record -> record.withValue(newValue, newTtl));
    return ok(Map.of("RecordId", new BigInteger(old.get().id())));
  }

  private FakeAnswer create(Json asked) throws BadJson {
    DnsName name = name(asked.member("SubDomain").text());
    String type = asked.member("RecordType").text();
    String value = asked.member("Value").text();
    String line = asked.member("RecordLineId").text();
    boolean isThere =
        records.at(name, type).stream()
            .anyMatch(r -> r.value().equals(value) && line(r).equals(line));
    if (isThere) {
      return error("InvalidParameter.DomainRecordExist", "The record exists already.");
    }
    int ttl = asked.member("TTL").whole();
    String id = records.add(name, type, value, ttl, Map.of(LINE, line));
    return ok(Map.of("RecordId", new BigInteger(id)));
  }

  private FakeAnswer delete(Json asked) throws BadJson {
    return records.remove(id(asked))
        ? ok(Map.of())
        : error("InvalidParameter.RecordIdInvalid", "The record id is wrong.");
  }

  private static String id(Json asked) throws BadJson {
    return asked.member("RecordId").number().toPlainString();
  }

  private static DnsName name(String label) {
    return label.equals("@") ? ZONE : DnsName.of(label + "." + ZONE);
  }

  private static FakeAnswer ok(Map<String, ?> response) {
    Map<String, Object> all = new LinkedHashMap<>(response);
    all.put("RequestId", "b1c2-example");
    return FakeAnswer.json(200, Map.of("Response", all));
  }

  static FakeAnswer error(String code, String message) {
    return ok(Map.of("Error", Map.of("Code", code, "Message", message)));
  }
}
