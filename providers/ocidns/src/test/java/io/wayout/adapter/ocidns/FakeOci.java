// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// OCI DNS with one zone: operations that require and prohibit, applied whole or not at all.
public class FakeOci extends FakeCloud {
  static final String TENANCY = "ocid1.tenancy.oc1..aaaaaaaatenancyexample";
  static final String USER = "ocid1.user.oc1..aaaaaaaauserexample";
  static final String FINGERPRINT = "cf:6c:32:75:4e:b0:1f:d0:9f:77:b3:d1:4f:03:dd:09";

  private static final Duration SKEW_MAX = Duration.ofMinutes(5);
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "Signature version=\"1\",keyId=\"([^\"]+)\",algorithm=\"rsa-sha256\","
              + "headers=\"([^\"]+)\",signature=\"([^\"]+)\"");

  private final FakeRecords records = new FakeRecords(n -> "r" + n, key -> key.type().name());
  private final PublicKey known = TestKey.publicKey();
  private final String strange = TestKey.strange();

  @Override
  public ProviderFactory factory() {
    return new OcidnsProviderFactory();
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of(
        "endpoint", List.of(api.toString()), "tenancy", List.of(TENANCY), "user", List.of(USER));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    String pem = areRight ? TestKey.PEM : strange;
    return Map.of("signing-key", () -> pem);
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
  public boolean isWrite(FakeRequest request) {
    return !request.method().equals("GET");
  }

  @Override
  public FakeAnswer throttled() {
    return error(429, "TooManyRequests", "User-rate limit exceeded.");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return error(401, "NotAuthenticated", "The required information was not provided.");
  }

  @Override
  public FakeAnswer broken() {
    return error(500, "InternalServerError", "Internal error");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return error(400, "InvalidParameter", "The TTL is too small.");
  }

  static FakeAnswer error(int status, String code, String message) {
    return FakeAnswer.json(status, Map.of("code", code, "message", message));
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    if (!isSigned(request)) {
      return forgetsKeys();
    }
    List<String> path =
        List.of(request.path().replaceFirst("^/20180115/", "").split("/", -1)).stream()
            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
            .toList();
    if (path.size() > 1 && !path.get(1).equals(ZONE.text())) {
      return error(
          404, "NotAuthorizedOrNotFound", "Authorization failed or requested resource not found.");
    }
    return switch (request.method() + " " + path.size()) {
      case "GET 1" -> FakeAnswer.of(200, "application/json", "[" + Json.render(shownZone()) + "]");
      case "GET 2" -> FakeAnswer.json(200, shownZone());
      case "GET 3" -> page(request, _ -> true);
      case "GET 4" -> page(request, r -> r.get("domain").equals(path.get(3)));
      case "GET 5" -> page(request, r -> isAt(r, path));
      case "PATCH 3" -> write(request, _ -> true);
      case "PATCH 5" -> write(request, r -> isAt(r, path));
      default -> error(405, "MethodNotAllowed", request.method());
    };
  }

  private static boolean isAt(Map<String, Object> record, List<String> path) {
    return record.get("domain").equals(path.get(3)) && record.get("rtype").equals(path.get(4));
  }

  private boolean isSigned(FakeRequest request) {
    Matcher given = AUTHORIZATION.matcher(request.header("authorization"));
    Instant sent =
        DateTimeFormatter.RFC_1123_DATE_TIME.parse(request.header("date"), Instant::from);
    boolean isInTime = Duration.between(sent, Instant.now()).abs().compareTo(SKEW_MAX) <= 0;
    if (!isInTime || !given.matches()) {
      return false;
    }
    Optional<PublicKey> key = keyOf(given.group(1));
    if (key.isEmpty()) {
      return false;
    }
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    boolean hasBody = isWrite(request);
    String names = "date (request-target) host";
    String text =
        "date: %s%n(request-target): %s %s%n"
                .formatted(
                    request.header("date"),
                    request.method().toLowerCase(Locale.ROOT),
                    request.path() + (request.query().isEmpty() ? "" : "?" + request.query()))
            + "host: "
            + request.header("host");
    if (hasBody) {
      names += " content-length content-type x-content-sha256";
      text +=
          "%ncontent-length: %d%ncontent-type: %s%nx-content-sha256: %s"
              .formatted(
                  body.length,
                  request.header("content-type"),
                  Digests.base64(Digests.sha256(body)));
    }
    boolean isHonest =
        !hasBody || request.header("content-length").equals(Integer.toString(body.length));
    return isHonest && names.equals(given.group(2)) && isVerified(text, given.group(3), key.get());
  }

  /// The key that is known by this name.
  Optional<PublicKey> keyOf(String keyId) {
    return keyId.equals(TENANCY + "/" + USER + "/" + FINGERPRINT)
        ? Optional.of(known)
        : Optional.empty();
  }

  static boolean isVerified(String text, String signature, PublicKey key) {
    try {
      Signature judge = Signature.getInstance("SHA256withRSA");
      judge.initVerify(key);
      judge.update(text.getBytes(StandardCharsets.UTF_8));
      return judge.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException odd) {
      return false;
    }
  }

  private static Map<String, Object> shownZone() {
    return Map.of(
        "name",
        ZONE.text(),
        "lifecycleState",
        "ACTIVE",
        "nameservers",
        List.of(
            Map.of("hostname", "ns1.p68.dns.oracle.example."),
            Map.of("hostname", "ns2.p68.dns.oracle.example.")));
  }

  /// The records that listings show; the name servers' own are always among them, unless the vendor
  /// has lost everything.
  private List<Map<String, Object>> shown(List<FakeRecord> rows) {
    List<Map<String, Object>> all = new ArrayList<>();
    boolean isLost = rows.isEmpty() && !records.all().isEmpty();
    if (!isLost) {
      all.add(record(ZONE.text(), "NS", "ns1.p68.dns.oracle.example.", 86_400, "1"));
    }
    rows.forEach(r -> all.add(record(r.name().text(), r.type(), r.value(), r.ttl(), version(r))));
    return all;
  }

  /// The version of a set grows whenever it is changed, by whomever.
  private String version(FakeRecord record) {
    List<FakeRecord> set = records.at(record.name(), record.type());
    return Digests.sha256Hex(set.toString()).substring(0, 8);
  }

  private static Map<String, Object> record(
      String domain, String type, String value, int ttl, String version) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("domain", domain);
    record.put("recordHash", Digests.md5Hex(domain + type + value));
    record.put("isProtected", type.equals("NS"));
    record.put("rdata", value);
    record.put("rrsetVersion", version);
    record.put("rtype", type);
    record.put("ttl", ttl);
    return record;
  }

  private FakeAnswer page(FakeRequest request, Predicate<Map<String, Object>> filter) {
    List<Map<String, Object>> all = shown(records.seen()).stream().filter(filter).toList();
    String cursor = request.parameter("page");
    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor.substring(1));
    int to = Math.min(all.size(), from + Integer.parseInt(request.parameter("limit")));
    FakeAnswer page = FakeAnswer.json(200, Map.of("items", all.subList(from, to)));
    return to < all.size() ? page.with("opc-next-page", "+" + to) : page;
  }

  private FakeAnswer write(FakeRequest request, Predicate<Map<String, Object>> filter) {
    return records.atomically(() -> {
      List<Map<String, Object>> draft =
          new ArrayList<>(shown(records.all()).stream().filter(r -> !isNs(r)).toList());
      List<String> touched = new ArrayList<>();
      for (Json step : steps(request)) {
        Optional<FakeAnswer> flaw = judged(step, draft);
        if (flaw.isPresent()) {
          return flaw.get();
        }
        touched.add(text(step, "domain") + " " + text(step, "rtype"));
      }
      Optional<Map<String, Object>> clash =
          draft.stream().filter(r -> draft.stream().anyMatch(o -> clashes(r, o))).findFirst();
      if (clash.isPresent()) {
        return error(400, "InvalidParameter", "CNAME beside other records: " + clash.get());
      }
      touched.stream().distinct().forEach(place -> apply(place, draft));
      return FakeAnswer.json(
          200, Map.of("items", shown(records.all()).stream().filter(filter).toList()));
    });
  }

  private static boolean isNs(Map<String, Object> record) {
    return record.get("rtype").equals("NS");
  }

  private static boolean clashes(Map<String, Object> a, Map<String, Object> b) {
    return a.get("domain").equals(b.get("domain")) && a.get("rtype").equals("CNAME") && a != b;
  }

  private static Optional<FakeAnswer> judged(Json step, List<Map<String, Object>> draft) {
    List<Map<String, Object>> same = draft.stream().filter(r -> fits(step, r)).toList();
    switch (text(step, "operation")) {
      case "REQUIRE" -> {
        return same.isEmpty() ? unmet("REQUIRE") : Optional.empty();
      }
      case "PROHIBIT" -> {
        return same.isEmpty() ? Optional.empty() : unmet("PROHIBIT");
      }
      case "REMOVE" -> draft.removeAll(same);
      case "ADD" -> {
        if (same.isEmpty()) {
          draft.add(
              record(
                  text(step, "domain"),
                  text(step, "rtype"),
                  text(step, "rdata"),
                  Integer.parseInt(text(step, "ttl")),
                  "new"));
        }
      }
      default -> throw new AssertionError("no such operation: " + step);
    }
    return Optional.empty();
  }

  private static Optional<FakeAnswer> unmet(String operation) {
    return Optional.of(error(400, "InvalidParameter", "A precondition failed: " + operation));
  }

  /// Every field that is given has to be the record's.
  private static boolean fits(Json step, Map<String, Object> record) {
    return List.of("domain", "rtype", "rdata", "ttl", "rrsetVersion").stream()
        .allMatch(field ->
            text(step, field).isEmpty()
                || text(step, field).equals(String.valueOf(record.get(field))));
  }

  private void apply(String place, List<Map<String, Object>> draft) {
    DnsName name = DnsName.of(place.substring(0, place.indexOf(' ')));
    String type = place.substring(place.indexOf(' ') + 1);
    List<Map<String, Object>> wanted =
        draft.stream()
            .filter(r -> r.get("domain").equals(name.text()) && r.get("rtype").equals(type))
            .toList();
    List<FakeRecord> old = records.at(name, type);
    for (int i = 0; i < wanted.size(); i++) {
      String value = String.valueOf(wanted.get(i).get("rdata"));
      int ttl = Integer.parseInt(String.valueOf(wanted.get(i).get("ttl")));
      if (i < old.size()) {
        records.change(old.get(i).id(), r -> r.withValue(value, ttl));
      } else {
        records.add(name, type, value, ttl, Map.of());
      }
    }
    old.stream().skip(wanted.size()).forEach(r -> records.remove(r.id()));
  }

  private static List<Json> steps(FakeRequest request) {
    try {
      return request.json().member("items").elements();
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent " + request.body(), flaw);
    }
  }

  /// A member as text, whatever it is; empty if there is none.
  private static String text(Json step, String member) {
    try {
      Optional<Json> there = step.optional(member);
      if (there.isEmpty()) {
        return "";
      }
      return there.get().toString().startsWith("\"") ? there.get().text() : there.get().toString();
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent " + step, flaw);
    }
  }
}
