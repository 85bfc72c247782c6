// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import io.wayout.dns.DnsName;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Alibaba Cloud DNS with one zone and one key, by its documented behaviour.
public class FakeAlidns extends FakeCloud {
  static final String ID = "LTAI5tExampleAkId0000001";
  static final String SECRET = "ExampleSecretKeyForDocsOnly00x";
  static final String TOKEN = "CAISexampleToken+/=";
  static final String LINE = "Line";
  static final String REMARK = "Remark";

  /// What is signed with a key of one's own.
  static final String NAMES =
      "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";

  private static final String LENT_NAMES =
      "host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;"
          + "x-acs-security-token;x-acs-signature-nonce;x-acs-version";

  private static final Duration SKEW_MAX = Duration.ofMinutes(15);

  private final FakeRecords records =
      new FakeRecords(n -> "1752644306875" + (6_000 + n), key -> key.type().name());
  private final Set<String> nonces = ConcurrentHashMap.newKeySet();

  public FakeAlidns() {
    records.meddle(ZONE, "TXT", "v=spf1 -all", 600, Map.of());
  }

  @Override
  public ProviderFactory factory() {
    return new AlidnsProviderFactory();
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
        "access-key-secret", () -> secret,
        "security-token", () -> TOKEN);
  }

  @Override
  public FakeRecords records() {
    return records;
  }

  @Override
  public boolean isWrite(FakeRequest request) {
    String action = request.header("x-acs-action");
    return !action.isEmpty() && !action.startsWith("Describe");
  }

  @Override
  public Optional<String> attribute() {
    return Optional.of(REMARK);
  }

  @Override
  public FakeAnswer throttled() {
    return error(400, "Throttling.User", "Request was denied due to user flow control.");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return error(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
  }

  @Override
  public FakeAnswer broken() {
    return error(500, "InternalError", "The request processing has failed due to some error.");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return error(400, "QuotaExceeded.TTL", "The ttl value must be between 600 and 86400.");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    Optional<FakeAnswer> refusal = judged(request, ID, SECRET, LENT_NAMES);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Map<String, String> asked = request.parameters();
    String action = request.header("x-acs-action");
    boolean isZoneCall = asked.containsKey("DomainName");
    if (isZoneCall && !DnsName.of(asked.get("DomainName")).equals(ZONE)) {
      return error(400, "InvalidDomainName.NoExist", "The specified domain name does not exist.");
    }
    return switch (action) {
      case "DescribeDomains" -> domains();
      case "DescribeDomainInfo" -> domain();
      case "DescribeSubDomainRecords" -> page(asked, at(asked.get("SubDomain")));
      case "DescribeDomainRecords" -> page(asked, records.seen());
      case "UpdateDomainRecord" -> update(asked);
      case "AddDomainRecord" -> add(asked);
      case "DeleteDomainRecord" -> delete(asked);
      default -> error(404, "InvalidAction.NotFound", "no such action: " + action);
    };
  }

  /// Judges the signature of a request.
  ///
  /// @param names the headers that must be signed
  final Optional<FakeAnswer> judged(FakeRequest request, String id, String key, String names) {
    Instant sent = Instant.parse(request.header("x-acs-date"));
    if (Duration.between(sent, Instant.now()).abs().compareTo(SKEW_MAX) > 0) {
      return Optional.of(
          error(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."));
    }
    if (!nonces.add(request.header("x-acs-signature-nonce"))) {
      return Optional.of(error(400, "SignatureNonceUsed", "Specified nonce was used already."));
    }
    StringBuilder canonical = new StringBuilder();
    canonical.append(request.method()).append("\n/\n").append(request.query()).append('\n');
    for (String name : names.split(";", -1)) {
      canonical.append(name).append(':').append(request.header(name)).append('\n');
    }
    canonical.append('\n').append(names).append('\n').append(Digests.sha256Hex(request.body()));
    String toSign = "ACS3-HMAC-SHA256\n" + Digests.sha256Hex(canonical.toString());
    String wanted =
        "ACS3-HMAC-SHA256 Credential=%s,SignedHeaders=%s,Signature=%s"
            .formatted(id, names, Digests.hex(Digests.hmacSha256(key, toSign)));
    boolean isRight = wanted.equals(request.header("authorization"));
    return isRight
        ? Optional.empty()
        : Optional.of(
            error(
                400,
                "SignatureDoesNotMatch",
                "Specified signature does not match our calculation. server string to sign is:"
                    + canonical));
  }

  private FakeAnswer domains() {
    Map<String, Object> zone = Map.of("DomainName", ZONE.text(), "PunyCode", ZONE.text());
    return ok(Map.of("TotalCount", 1, "Domains", Map.of("Domain", List.of(zone))));
  }

  private FakeAnswer domain() {
    return ok(
        Map.of(
            "DomainName",
            ZONE.text(),
            "MinTtl",
            1,
            "DnsServers",
            Map.of("DnsServer", List.of("vip3.alidns.example", "vip4.alidns.example"))));
  }

  private List<FakeRecord> at(String name) {
    DnsName wanted = DnsName.of(name);
    return records.seen().stream().filter(record -> record.name().equals(wanted)).toList();
  }

  private FakeAnswer page(Map<String, String> asked, List<FakeRecord> all) {
    int size = Integer.parseInt(asked.get("PageSize"));
    int from = Math.min(all.size(), (Integer.parseInt(asked.get("PageNumber")) - 1) * size);
    List<Map<String, Object>> page = new ArrayList<>();
    all.subList(from, Math.min(all.size(), from + size)).forEach(r -> page.add(shown(r)));
    return ok(Map.of("TotalCount", all.size(), "DomainRecords", Map.of("Record", page)));
  }

  private static Map<String, Object> shown(FakeRecord record) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("RecordId", record.id());
    shown.put("DomainName", ZONE.text());
    shown.put("RR", record.name().relativeTo(ZONE));
    shown.put("Type", record.type());
    shown.put("Value", record.value());
    shown.put("TTL", record.ttl());
    shown.put(LINE, line(record));
    shown.put("Status", record.isLive() ? "ENABLE" : "DISABLE");
    shown.put("Locked", !record.attribute("Locked").isEmpty());
    shown.put("Weight", 1);
    return shown;
  }

  private static String line(FakeRecord record) {
    return record.attribute(LINE).isEmpty() ? "default" : record.attribute(LINE);
  }

  private FakeAnswer update(Map<String, String> asked) {
    Optional<FakeRecord> old = records.find(asked.getOrDefault("RecordId", ""));
    if (old.isEmpty()) {
      return error(400, "DomainRecordNotBelongToUser", "The record does not belong to you.");
    }
    int ttl = Integer.parseInt(asked.getOrDefault("TTL", "600"));
    String line = asked.getOrDefault(LINE, "default");
    FakeRecord record = old.get();
    boolean isSame =
        record.value().equals(asked.get("Value"))
            && record.ttl() == ttl
            && line(record).equals(line);
    if (isSame) {
      return error(400, "DomainRecordDuplicate", "The DNS record already exists.");
    }
    records.change(
        record.id(), r -> r.withValue(asked.get("Value"), ttl).withAttribute(LINE, line));
    return ok(Map.of("RecordId", record.id()));
  }

  private FakeAnswer add(Map<String, String> asked) {
    String rr = asked.get("RR");
    DnsName name = rr.equals("@") ? ZONE : DnsName.of(rr + "." + ZONE);
    int ttl = Integer.parseInt(asked.getOrDefault("TTL", "600"));
    String line = asked.getOrDefault(LINE, "default");
    boolean isThere =
        records.at(name, asked.get("Type")).stream()
            .anyMatch(r -> r.value().equals(asked.get("Value")) && line(r).equals(line));
    return isThere
        ? error(400, "DomainRecordDuplicate", "The DNS record already exists.")
        : ok(
            Map.of(
                "RecordId",
                records.add(name, asked.get("Type"), asked.get("Value"), ttl, Map.of(LINE, line))));
  }

  private FakeAnswer delete(Map<String, String> asked) {
    String id = asked.getOrDefault("RecordId", "");
    return records.remove(id)
        ? ok(Map.of("RecordId", id))
        : error(400, "DomainRecordNotBelongToUser", "The record does not belong to you.");
  }

  static FakeAnswer ok(Map<String, ?> body) {
    Map<String, Object> all = new LinkedHashMap<>(body);
    all.put("RequestId", "0B7A3F2E-EXAMPLE");
    return FakeAnswer.json(200, all);
  }

  static FakeAnswer error(int status, String code, String message) {
    return FakeAnswer.json(
        status,
        Map.of(
            "RequestId",
            "0B7A3F2E-EXAMPLE",
            "HostId",
            "alidns.aliyuncs.com",
            "Code",
            code,
            "Message",
            message));
  }
}
