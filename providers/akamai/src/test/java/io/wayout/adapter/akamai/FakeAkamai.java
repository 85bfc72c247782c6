// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Edge DNS with one zone: a new version for each write, which is pending for a while.
public final class FakeAkamai extends FakeCloud {
  static final String CLIENT = "akab-client-s3ntinel";
  static final String SECRET = "s3ntinelClientSecret=";
  static final String ACCESS = "akab-access-s3ntinel";

  private static final Duration SKEW_MAX = Duration.ofSeconds(30);
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "(EG1-HMAC-SHA256 client_token=([^;]+);access_token=([^;]+);timestamp=([^;]+);"
              + "nonce=([^;]+);)signature=(.+)");

  private final FakeRecords records = new FakeRecords(n -> "r" + n, key -> key.type().name());
  private final Set<String> nonces = ConcurrentHashMap.newKeySet();
  private final AtomicInteger version = new AtomicInteger(1);
  private final AtomicInteger told = new AtomicInteger(1);

  @Override
  public ProviderFactory factory() {
    return new AkamaiProviderFactory();
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of("endpoint", List.of(api.toString()));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    String secret = areRight ? SECRET : "NotTheSecret";
    return Map.of(
        "client-token", () -> CLIENT, "client-secret", () -> secret, "access-token", () -> ACCESS);
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
    return problem(429, "authoritative-dns/too-many-requests", "Too Many Requests", "Slow down.");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return problem(
        401, "-/pep-authn/deny", "Not authorized", "Inactive client token; the client is unknown");
  }

  @Override
  public FakeAnswer broken() {
    return problem(500, "authoritative-dns/server-error", "Internal Server Error", "Sorry.");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return problem(400, "authoritative-dns/invalid-ttl", "Invalid TTL", "The TTL is too small.");
  }

  static FakeAnswer problem(int status, String type, String title, String detail) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "https://problems.luna.akamaiapis.net/" + type);
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    body.put("instance", "https://akab-host/config-dns/v2/x");
    return FakeAnswer.of(status, "application/problem+json", Json.render(body));
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    Optional<FakeAnswer> refusal = judged(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<String> path =
        List.of(request.path().replaceFirst("^/config-dns/v2/", "").split("/", -1)).stream()
            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
            .toList();
    if (path.size() > 1 && !path.get(1).equals(ZONE.text())) {
      return missing();
    }
    return switch (request.method() + " " + path.size()) {
      case "GET 1" -> ok(paged("zones", List.of(shownZone()), request));
      case "GET 2" -> ok(shownZone());
      case "GET 3" -> ok(paged("recordsets", List.copyOf(sets().values()), request));
      case "GET 5" -> types(path.get(3));
      case "GET 6" -> one(path.get(3), path.get(5));
      case "PUT 6" -> write(request, path, false);
      case "POST 6" -> write(request, path, true);
      default -> problem(405, "authoritative-dns/x", "Method Not Allowed", request.method());
    };
  }

  private Optional<FakeAnswer> judged(FakeRequest request) {
    Matcher given = AUTHORIZATION.matcher(request.header("authorization"));
    if (!given.matches() || !nonces.add(given.group(5))) {
      return Optional.of(
          problem(400, "-/pep-authn/request-error", "Bad request", "Invalid authorization"));
    }
    Instant sent =
        LocalDateTime.parse(
                given.group(4), DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ss'+0000'"))
            .toInstant(ZoneOffset.UTC);
    if (Duration.between(sent, Instant.now()).abs().compareTo(SKEW_MAX) > 0) {
      return Optional.of(
          problem(400, "-/pep-authn/request-error", "Bad request", "Invalid timestamp"));
    }
    boolean isHashed = request.method().equals("POST") && !request.body().isEmpty();
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    String signed =
        request.method()
            + "\thttp\t"
            + request.header("host")
            + "\t"
            + request.path()
            + (request.query().isEmpty() ? "" : "?" + request.query())
            + "\t\t"
            + (isHashed ? Digests.base64(Digests.sha256(body)) : "")
            + "\t"
            + given.group(1);
    String key = Digests.base64(Digests.hmacSha256(SECRET, given.group(4)));
    boolean isRight =
        Digests.base64(Digests.hmacSha256(key, signed)).equals(given.group(6))
            && given.group(2).equals(CLIENT)
            && given.group(3).equals(ACCESS);
    return isRight
        ? Optional.empty()
        : Optional.of(
            problem(
                401,
                "-/pep-authn/deny",
                "Not authorized",
                "The signature does not match: " + signed));
  }

  private static FakeAnswer ok(Map<String, Object> body) {
    return FakeAnswer.json(200, body);
  }

  private static FakeAnswer missing() {
    return problem(404, "authoritative-dns/not-found", "Not Found", "No such thing.");
  }

  /// A version is pending when it is first asked for.
  private Map<String, Object> shownZone() {
    int now = version.get();
    boolean isActive = told.getAndSet(now) == now;
    return Map.of(
        "zone",
        ZONE.text(),
        "type",
        "PRIMARY",
        "contractId",
        "X-1",
        "versionId",
        "v" + now,
        "activationState",
        isActive ? "ACTIVE" : "PENDING");
  }

  private static Map<String, Object> paged(
      String name, List<Map<String, Object>> all, FakeRequest request) {
    int page = Integer.parseInt(request.parameter("page"));
    int size = Integer.parseInt(request.parameter("pageSize"));
    int from = Math.min(all.size(), (page - 1) * size);
    return Map.of(
        "metadata",
        Map.of("page", page, "pageSize", size, "totalElements", all.size()),
        name,
        all.subList(from, Math.min(all.size(), from + size)));
  }

  /// The sets that the API shows; the name servers' own is always among them, unless the vendor has
  /// lost everything.
  private Map<String, Map<String, Object>> sets() {
    Map<String, List<FakeRecord>> grouped = new TreeMap<>();
    for (FakeRecord record : records.seen()) {
      grouped
          .computeIfAbsent(record.name() + " " + record.type(), _ -> new ArrayList<>())
          .add(record);
    }
    Map<String, Map<String, Object>> sets = new TreeMap<>();
    grouped.forEach((place, rows) ->
        sets.put(
            place,
            set(
                rows.getFirst().name().text(),
                rows.getFirst().type(),
                rows.getFirst().ttl(),
                rows.stream().map(FakeRecord::value).toList())));
    boolean isLost = records.seen().isEmpty() && !records.all().isEmpty();
    if (!isLost) {
      List<String> hosts = List.of("a1-1.akam.example.", "a2-2.akam.example.");
      sets.put(ZONE + " NS", set(ZONE.text(), "NS", 86_400, hosts));
    }
    return sets;
  }

  private static Map<String, Object> set(String name, String type, int ttl, List<String> values) {
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("name", name);
    set.put("type", type);
    set.put("ttl", ttl);
    set.put("rdata", values);
    return set;
  }

  private FakeAnswer types(String name) {
    List<String> types =
        sets().keySet().stream()
            .filter(place -> place.startsWith(name + " "))
            .map(place -> place.substring(name.length() + 1))
            .toList();
    return types.isEmpty() ? missing() : ok(Map.of("types", types));
  }

  private FakeAnswer one(String name, String type) {
    Map<String, Object> set = sets().getOrDefault(name + " " + type, Map.of());
    return set.isEmpty() ? missing() : ok(set);
  }

  private FakeAnswer write(FakeRequest request, List<String> path, boolean isCreation) {
    return records.atomically(() -> {
      DnsName name = DnsName.of(path.get(3));
      String type = path.get(5);
      List<FakeRecord> old = records.at(name, type);
      boolean clashes =
          records.all().stream()
              .anyMatch(r ->
                  r.name().equals(name)
                      && !r.type().equals(type)
                      && (r.type().equals("CNAME") || type.equals("CNAME")));
      if (isCreation && !old.isEmpty()) {
        return problem(409, "authoritative-dns/conflict", "Conflict", "It already exists.");
      }
      if (!isCreation && old.isEmpty()) {
        return missing();
      }
      if (clashes) {
        return problem(422, "authoritative-dns/invalid", "Invalid", "CNAME beside other types");
      }
      Map<String, Object> set = apply(request, name, type, old);
      version.incrementAndGet();
      return FakeAnswer.json(isCreation ? 201 : 200, set);
    });
  }

  private Map<String, Object> apply(
      FakeRequest request, DnsName name, String type, List<FakeRecord> old) {
    try {
      Json json = request.json();
      if (!json.member("name").text().equals(name.text())
          || !json.member("type").text().equals(type)) {
        throw new AssertionError("body and path differ: " + request.body());
      }
      int ttl = json.member("ttl").whole();
      List<String> values = new ArrayList<>();
      for (Json value : json.member("rdata").elements()) {
        values.add(value.text());
      }
      for (int i = 0; i < values.size(); i++) {
        String value = values.get(i);
        if (i < old.size()) {
          records.change(old.get(i).id(), r -> r.withValue(value, ttl));
        } else {
          records.add(name, type, value, ttl, Map.of());
        }
      }
      old.stream().skip(values.size()).forEach(r -> records.remove(r.id()));
      return set(name.text(), type, ttl, values);
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent " + request.body(), flaw);
    }
  }
}
