// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

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
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Google Cloud DNS with one public zone in one project, and the token endpoint that judges signed
/// assertions. Changes apply whole, or not at all if what they delete is not there exactly so.
public final class FakeClouddns extends FakeCloud {
  static final String PROJECT = "example-project";
  static final String ROUTED = "routingPolicy";

  private static final String STRANGE = TestKey.strange();
  private static final String ZONES = "/dns/v1/projects/" + PROJECT + "/managedZones";
  private static final int PAGE = 1_000;

  private final FakeRecords records = new FakeRecords(n -> "r" + n, key -> key.type().name());
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final AtomicInteger lent = new AtomicInteger();
  private final AtomicInteger changes = new AtomicInteger();
  private final List<Map<String, Object>> zones = new CopyOnWriteArrayList<>();

  /// A project with the zone, and another one that only one network sees.
  public FakeClouddns() {
    zones.add(shown("shop-example", ZONE.absolute(), "public"));
    zones.add(shown("shop-inside", ZONE.absolute(), "private"));
  }

  @Override
  public ProviderFactory factory() {
    return new ClouddnsProviderFactory();
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of(
        "project", List.of(PROJECT),
        "endpoint", List.of(api.toString()),
        "token-endpoint", List.of(api + "/token"));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    return Map.of("key", () -> areRight ? TestKey.file() : STRANGE);
  }

  /// One more public zone of the same DNS name.
  void addTwin(String name) {
    zones.add(shown(name, ZONE.absolute(), "public"));
  }

  void removeTwin(String name) {
    zones.removeIf(zone -> name.equals(zone.get("name")));
  }

  int lent() {
    return lent.get();
  }

  int changes() {
    return changes.get();
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
  public boolean isForToken(FakeRequest request) {
    return request.path().endsWith("/token");
  }

  @Override
  public boolean isWrite(FakeRequest request) {
    return !request.method().equals("GET") && !isForToken(request);
  }

  @Override
  public FakeAnswer throttled() {
    return error(403, "rateLimitExceeded", "Rate Limit Exceeded");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return error(401, "authError", "Invalid Credentials");
  }

  @Override
  public FakeAnswer broken() {
    return error(500, "backendError", "Backend Error");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return error(400, "invalid", "Invalid value for 'entity.change.additions[0].ttl': '0'");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    if (isForToken(request)) {
      return request.path().startsWith("/computeMetadata") ? metadata(request) : token(request);
    }
    String bearer = request.header("authorization").replaceFirst("^Bearer ", "");
    if (!tokens.contains(bearer) && !isSigned(bearer, address(request) + "/", false)) {
      return forgetsKeys();
    }
    String path = URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
    return switch (request.method() + " " + path.replace(ZONES, "")) {
      case "GET " -> zones(request.parameter("dnsName"));
      case "GET /shop-example/rrsets" -> page(request);
      case "POST /shop-example/changes" -> records.atomically(() -> change(request));
      default ->
          error(404, "notFound", "The 'parameters.managedZone' resource named 'x' does not exist.");
    };
  }

  /// Where the caller believes us to be: it may come through a proxy.
  private static String address(FakeRequest request) {
    return "http://" + request.header("host");
  }

  private FakeAnswer token(FakeRequest request) {
    Map<String, String> form =
        new FakeRequest("POST", "", request.body(), Map.of(), "").parameters();
    boolean isGrant =
        "urn:ietf:params:oauth:grant-type:jwt-bearer".equals(form.get("grant_type"))
            && request.header("content-type").equals("application/x-www-form-urlencoded");
    return isGrant
            && isSigned(form.getOrDefault("assertion", ""), address(request) + "/token", true)
        ? lend(request)
        : FakeAnswer.json(
            400, Map.of("error", "invalid_grant", "error_description", "Invalid JWT Signature."));
  }

  private FakeAnswer metadata(FakeRequest request) {
    return request.header("metadata-flavor").equals("Google")
        ? lend(request).with("Metadata-Flavor", "Google")
        : FakeAnswer.html(403);
  }

  private FakeAnswer lend(FakeRequest request) {
    String token = "ya29.lent" + lent.incrementAndGet() + request.method();
    tokens.add(token);
    return FakeAnswer.json(
        200, Map.of("access_token", token, "expires_in", 3599, "token_type", "Bearer"));
  }

  /// Judges signature, audience, subject and time as Google does.
  private static boolean isSigned(String jwt, String audience, boolean isAssertion) {
    String[] parts = jwt.split("\\.", -1);
    if (parts.length != 3) {
      return false;
    }
    try {
      Signature judge = Signature.getInstance("SHA256withRSA");
      judge.initVerify(TestKey.publicKey());
      judge.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      Json header = decoded(parts[0]);
      Json claims = decoded(parts[1]);
      long now = Instant.now().getEpochSecond();
      int issued = claims.member("iat").whole();
      String second = isAssertion ? claims.member("scope").text() : claims.member("sub").text();
      String expected =
          isAssertion ? "https://www.googleapis.com/auth/ndev.clouddns.readwrite" : TestKey.EMAIL;
      return judge.verify(Base64.getUrlDecoder().decode(parts[2]))
          && header.member("kid").text().equals(TestKey.ID)
          && claims.member("iss").text().equals(TestKey.EMAIL)
          && second.equals(expected)
          && claims.member("aud").text().equals(audience)
          && claims.member("exp").whole() - issued <= 3_600
          && Math.abs(now - issued) < 300;
    } catch (GeneralSecurityException | BadJson | IllegalArgumentException flaw) {
      return false;
    }
  }

  private static Json decoded(String part) throws BadJson {
    return Json.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
  }

  private static Map<String, Object> shown(String name, String dnsName, String visibility) {
    return Map.of(
        "kind", "dns#managedZone",
        "name", name,
        "dnsName", dnsName,
        "visibility", visibility,
        "nameServers", List.of("ns-cloud-a1.googledomains.com.", "ns-cloud-a2.googledomains.com."));
  }

  private FakeAnswer zones(String dnsName) {
    List<Map<String, Object>> found =
        zones.stream()
            .filter(zone -> dnsName.isEmpty() || dnsName.equals(zone.get("dnsName")))
            .toList();
    return listed("dns#managedZonesListResponse", "managedZones", found, Optional.empty());
  }

  /// The record sets that listings show; the zone's own are always among them, unless the vendor
  /// has lost everything.
  private List<Map<String, Object>> sets() {
    Map<String, List<FakeRecord>> grouped = new TreeMap<>();
    for (FakeRecord record : records.seen()) {
      grouped
          .computeIfAbsent(record.name() + "/" + record.type(), _ -> new ArrayList<>())
          .add(record);
    }
    List<Map<String, Object>> shown = new ArrayList<>();
    if (!records.seen().isEmpty() || records.all().isEmpty()) {
      String host = "ns-cloud-a1.googledomains.com.";
      shown.add(set(ZONE, "NS", 21_600, List.of(host)));
      shown.add(set(ZONE, "SOA", 21_600, List.of(host + " x. 1 21600 3600 259200 300")));
    }
    for (List<FakeRecord> rows : grouped.values()) {
      FakeRecord first = rows.getFirst();
      Map<String, Object> set =
          set(
              first.name(),
              first.type(),
              first.ttl(),
              rows.stream().map(FakeRecord::value).toList());
      if (!first.attribute(ROUTED).isEmpty()) {
        set.remove("rrdatas");
        set.put("routingPolicy", Map.of("wrr", Map.of("items", List.of())));
      }
      shown.add(set);
    }
    return shown;
  }

  private static Map<String, Object> set(DnsName name, String type, int ttl, List<String> values) {
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("kind", "dns#resourceRecordSet");
    set.put("name", name.absolute());
    set.put("type", type);
    set.put("ttl", ttl);
    set.put("rrdatas", values);
    return set;
  }

  private FakeAnswer page(FakeRequest request) {
    String name = request.parameter("name");
    List<Map<String, Object>> all =
        sets().stream().filter(set -> name.isEmpty() || name.equals(set.get("name"))).toList();
    String token = request.parameter("pageToken");
    int from = token.isEmpty() ? 0 : Integer.parseInt(token.substring(1));
    int to = Math.min(all.size(), from + PAGE);
    Optional<String> next = to < all.size() ? Optional.of("+" + to) : Optional.empty();
    return listed("dns#resourceRecordSetsListResponse", "rrsets", all.subList(from, to), next);
  }

  /// Empty lists are left out.
  private static FakeAnswer listed(
      String kind, String member, List<Map<String, Object>> items, Optional<String> next) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("kind", kind);
    if (!items.isEmpty()) {
      body.put(member, items);
    }
    next.ifPresent(token -> body.put("nextPageToken", token));
    return FakeAnswer.json(200, body);
  }

  private record Wanted(DnsName name, String type, int ttl, List<String> values) {}

  private FakeAnswer change(FakeRequest request) {
    List<Wanted> deletions = wanted(request, "deletions");
    List<Wanted> additions = wanted(request, "additions");
    for (int i = 0; i < deletions.size(); i++) {
      Wanted gone = deletions.get(i);
      List<FakeRecord> held = records.at(gone.name(), gone.type());
      String what = "'entity.change.deletions[" + i + "]'";
      if (held.isEmpty()) {
        return error(404, "notFound", "The " + what + " resource named 'x' does not exist.");
      }
      List<String> values = held.stream().map(FakeRecord::value).toList();
      boolean isSame =
          held.getFirst().ttl() == gone.ttl()
              && new TreeSet<>(values).equals(new TreeSet<>(gone.values()));
      if (!isSame) {
        return error(412, "conditionNotMet", "Precondition not met for " + what);
      }
    }
    for (Wanted wish : additions) {
      boolean isThere =
          deletions.stream().noneMatch(g -> g.name().equals(wish.name()))
              && !records.at(wish.name(), wish.type()).isEmpty();
      if (isThere) {
        return error(409, "alreadyExists", "The resource already exists.");
      }
      if (wish.ttl() < 1) {
        return ttlTooSmall();
      }
    }
    additions.forEach(this::apply);
    changes.incrementAndGet();
    Map<String, Object> body = new HashMap<>(Map.of("kind", "dns#change", "status", "pending"));
    body.put("id", Integer.toString(changes.get()));
    body.put(
        "additions",
        additions.stream().map(w -> set(w.name(), w.type(), w.ttl(), w.values())).toList());
    return FakeAnswer.json(200, body);
  }

  private static List<Wanted> wanted(FakeRequest request, String member) {
    try {
      List<Wanted> all = new ArrayList<>();
      for (Json set : request.json().member(member).elements()) {
        List<String> values = new ArrayList<>();
        for (Json value : set.member("rrdatas").elements()) {
          values.add(value.text());
        }
        String name = set.member("name").text();
        if (!name.endsWith(".")) {
          throw new BadJson("name is not absolute");
        }
        all.add(
            new Wanted(
                DnsName.of(name), set.member("type").text(), set.member("ttl").whole(), values));
      }
      return all;
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent " + request.body(), flaw);
    }
  }

  private void apply(Wanted wanted) {
    List<FakeRecord> old = records.at(wanted.name(), wanted.type());
    List<String> values = wanted.values();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (i < old.size()) {
        records.change(old.get(i).id(), r -> r.withValue(value, wanted.ttl()));
      } else {
        records.add(wanted.name(), wanted.type(), value, wanted.ttl(), Map.of());
      }
    }
    old.stream().skip(values.size()).forEach(r -> records.remove(r.id()));
  }

  private static FakeAnswer error(int status, String reason, String message) {
    Map<String, String> first = Map.of("domain", "global", "reason", reason, "message", message);
    return FakeAnswer.json(
        status,
        Map.of("error", Map.of("code", status, "message", message, "errors", List.of(first))));
  }
}
