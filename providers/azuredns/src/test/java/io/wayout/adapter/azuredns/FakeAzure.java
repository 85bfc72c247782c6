// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Azure with one zone in one resource group: Entra ID and the host's metadata service, which lend
/// tokens, and record sets with etags behind the resource manager.
public final class FakeAzure extends FakeCloud {
  static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
  static final String TENANT = "99999999-2222-3333-4444-555555555555";
  static final String CLIENT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
  static final String CLIENT_SECRET = "s3ntinel+Azure/Secret=";
  static final String ASSERTION = "eyJ.s3ntinelAssertion.x";
  static final String HEADER = "s3ntinelIdentityHeader";
  static final String OWNER = "owner";
  static final String TARGET = "targetResource";

  private static final String GROUP =
      "/subscriptions/" + SUBSCRIPTION + "/resourcegroups/dns-rg/providers/microsoft.network/";
  private static final int PAGE = 100;

  private final FakeRecords records = new FakeRecords(n -> "r" + n, key -> key.type().name());
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final AtomicInteger lent = new AtomicInteger();

  @Override
  public ProviderFactory factory() {
    return new AzurednsProviderFactory();
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    Map<String, List<String>> texts = new LinkedHashMap<>(account(api));
    texts.put("tenant", List.of(TENANT));
    texts.put("client-id", List.of(CLIENT));
    texts.put("authority", List.of(api.toString()));
    return texts;
  }

  /// The settings that every way to prove who we are has.
  static Map<String, List<String>> account(URI api) {
    return Map.of(
        "subscription", List.of(SUBSCRIPTION),
        "resource-group", List.of("dns-rg"),
        "endpoint", List.of(api.toString()));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    String secret = areRight ? CLIENT_SECRET : "NotTheSecret";
    return Map.of("client-secret", () -> secret);
  }

  /// Forgets every token that it has lent.
  void revoke() {
    tokens.clear();
  }

  int lent() {
    return lent.get();
  }

  @Override
  public FakeRecords records() {
    return records;
  }

  @Override
  public Optional<String> attribute() {
    return Optional.of(OWNER);
  }

  @Override
  public boolean judgesTime() {
    return false;
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
    return FakeAnswer.json(
        429,
        Map.of(
            "code", "Throttled",
            "message", "Too many operations are requested. Current operation is throttled."));
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return error(401, "InvalidAuthenticationToken", "The access token is invalid.");
  }

  @Override
  public FakeAnswer broken() {
    return error(500, "InternalServerError", "Encountered internal server error.");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return bare(400, "BadRequest", "The TTL value '0' is not valid.");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    if (isForToken(request)) {
      return token(request);
    }
    if (!tokens.contains(request.header("authorization").replaceFirst("^Bearer ", ""))) {
      return forgetsKeys();
    }
    String path = URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
    boolean isOurs = path.regionMatches(true, 0, GROUP, 0, GROUP.length());
    if (!request.parameter("api-version").equals("2018-05-01") || !isOurs) {
      return error(404, "ResourceGroupNotFound", "Resource group could not be found.");
    }
    String[] parts = path.substring(GROUP.length()).split("/", -1);
    if (parts.length > 1 && !parts[1].equals(ZONE.text())) {
      return error(404, parts.length > 2 ? "ParentResourceNotFound" : "ResourceNotFound", "No.");
    }
    return switch (request.method() + " " + parts.length) {
      case "GET 1" -> json(200, "{\"value\":[" + zoneShown() + "]}");
      case "GET 2" -> json(200, zoneShown());
      case "GET 3" -> page(request.parameter("$skipToken"));
      case "GET 4" -> one(parts[2], parts[3]);
      case "PUT 4" -> records.atomically(() -> put(request, parts[2], parts[3]));
      default -> error(405, "MethodNotAllowed", "No such call.");
    };
  }

  private FakeAnswer token(FakeRequest request) {
    if (request.path().startsWith("/metadata") || request.path().startsWith("/msi")) {
      return managed(request);
    }
    boolean isForm = request.header("content-type").equals("application/x-www-form-urlencoded");
    Map<String, String> form =
        new FakeRequest("POST", "", request.body(), Map.of(), "").parameters();
    boolean isSecret = CLIENT_SECRET.equals(form.get("client_secret"));
    boolean isAssertion =
        ASSERTION.equals(form.get("client_assertion"))
            && "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
                .equals(form.get("client_assertion_type"));
    boolean isKnown =
        request.path().equals("/" + TENANT + "/oauth2/v2.0/token")
            && isForm
            && CLIENT.equals(form.get("client_id"))
            && "client_credentials".equals(form.get("grant_type"))
            && "https://management.azure.com/.default".equals(form.get("scope"))
            && (isSecret || isAssertion);
    return isKnown
        ? FakeAnswer.json(
            200, Map.of("token_type", "Bearer", "expires_in", 3599, "access_token", lend()))
        : FakeAnswer.json(
            401,
            Map.of(
                "error", "invalid_client",
                "error_description", "AADSTS7000215: Invalid client secret provided.",
                "error_codes", List.of(7000215)));
  }

  /// Numbers are texts here.
  private FakeAnswer managed(FakeRequest request) {
    boolean isMachine =
        request.path().startsWith("/metadata")
            && request.header("metadata").equals("true")
            && request.parameter("api-version").equals("2018-02-01");
    boolean isApp =
        request.header("x-identity-header").equals(HEADER)
            && request.parameter("api-version").equals("2019-08-01");
    boolean isKnown =
        (isMachine || isApp)
            && request.parameter("resource").equals("https://management.azure.com/")
            && (request.parameter("client_id").isEmpty()
                || request.parameter("client_id").equals(CLIENT));
    return isKnown
        ? FakeAnswer.json(
            200, Map.of("token_type", "Bearer", "expires_in", "3599", "access_token", lend()))
        : FakeAnswer.json(
            400, Map.of("error", "invalid_request", "error_description", "Identity not found"));
  }

  private String lend() {
    String token = "eyJ0.lent" + lent.incrementAndGet() + ".sig";
    tokens.add(token);
    return token;
  }

  private static String zoneShown() {
    return Json.render(
        Map.of(
            "name", ZONE.text(),
            "type", "Microsoft.Network/dnszones",
            "properties",
                Map.of("nameServers", List.of("ns1-01.azure-dns.com.", "ns2-01.azure-dns.net."))));
  }

  /// The record sets that listings show; the zone's own are always among them, unless the vendor
  /// has lost everything.
  private Map<String, String> sets() {
    Map<String, List<FakeRecord>> grouped = new TreeMap<>();
    for (FakeRecord record : records.seen()) {
      grouped
          .computeIfAbsent(
              record.name().relativeTo(ZONE) + "/" + record.type(), _ -> new ArrayList<>())
          .add(record);
    }
    Map<String, String> shown = new LinkedHashMap<>();
    if (!records.seen().isEmpty() || records.all().isEmpty()) {
      shown.put("@/SOA", set("@", "SOA", Map.of("TTL", 3600), "e-soa"));
      shown.put("@/NS", set("@", "NS", Map.of("TTL", 172_800), "e-ns"));
    }
    grouped.forEach((key, rows) -> shown.put(key, set(rows)));
    return shown;
  }

  private static String set(List<FakeRecord> rows) {
    FakeRecord first = rows.getFirst();
    Map<String, Object> properties = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>(first.attributes());
    String target = metadata.remove(TARGET);
    properties.put("metadata", metadata);
    properties.put("fqdn", first.name() + ".");
    properties.put("TTL", first.ttl());
    properties.put("targetResource", target == null ? Map.of() : Map.of("id", target));
    if (target == null) {
      List<String> values = rows.stream().map(FakeRecord::value).toList();
      switch (first.type()) {
        case "CNAME" -> properties.put("CNAMERecord", Map.of("cname", values.getFirst()));
        case "TXT" -> properties.put("TXTRecords", each(values, v -> Map.of("value", List.of(v))));
        case "A" -> properties.put("ARecords", each(values, v -> Map.of("ipv4Address", v)));
        default -> properties.put("AAAARecords", each(values, v -> Map.of("ipv6Address", v)));
      }
    }
    properties.put("provisioningState", "Succeeded");
    return set(first.name().relativeTo(ZONE), first.type(), properties, etag(rows));
  }

  private static List<?> each(List<String> values, Function<String, Map<String, ?>> form) {
    return values.stream().map(form).toList();
  }

  private static String set(String name, String type, Map<String, ?> properties, String etag) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", GROUP + "dnszones/" + ZONE + "/" + type + "/" + name);
    shown.put("name", name);
    shown.put("type", "Microsoft.Network/dnszones/" + type);
    shown.put("etag", etag);
    shown.put("properties", properties);
    return Json.render(shown);
  }

  private static String etag(List<FakeRecord> rows) {
    return Digests.md5Hex(rows.toString());
  }

  private FakeAnswer page(String skip) {
    List<String> all = List.copyOf(sets().values());
    int from = skip.isEmpty() ? 0 : Integer.parseInt(skip);
    int to = Math.min(all.size(), from + PAGE);
    String link =
        uri() + GROUP + "dnszones/" + ZONE + "/recordsets?api-version=2018-05-01&$skipToken=" + to;
    String next = to < all.size() ? ",\"nextLink\":\"" + link + "\"" : "";
    return json(200, "{\"value\":[" + String.join(",", all.subList(from, to)) + "]" + next + "}");
  }

  private FakeAnswer one(String type, String name) {
    String set = sets().get(name + "/" + type);
    return set == null
        ? bare(404, "NotFound", "The resource record '" + name + "' does not exist.")
        : json(200, set);
  }

  /// Replaces the whole set: what the request does not carry is gone.
  private FakeAnswer put(FakeRequest request, String type, String label) {
    DnsName name = label.equals("@") ? ZONE : DnsName.of(label + "." + ZONE);
    List<FakeRecord> old = records.at(name, type);
    String match = request.header("if-match");
    boolean isStale = !match.isEmpty() && (old.isEmpty() || !match.equals(etag(old)));
    if (isStale || (request.header("if-none-match").equals("*") && !old.isEmpty())) {
      return bare(412, "PreconditionFailed", "The condition in the header was not satisfied.");
    }
    boolean clashes =
        records.all().stream()
            .filter(r -> r.name().equals(name) && !r.type().equals(type))
            .anyMatch(r -> r.type().equals("CNAME") || type.equals("CNAME"));
    if (clashes) {
      return bare(400, "BadRequest", "A CNAME record with the same name already exists here.");
    }
    try {
      Json properties = request.json().member("properties");
      int ttl = properties.member("TTL").whole();
      if (ttl < 1) {
        return ttlTooSmall();
      }
      Optional<Json> metadata = properties.optional("metadata");
      Map<String, String> kept = metadata.isPresent() ? metadata.get().texts() : Map.of();
      apply(new Wanted(name, type, values(properties, type), ttl, kept), old);
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent " + request.body(), flaw);
    }
    List<FakeRecord> now = records.at(name, type);
    return json(old.isEmpty() ? 201 : 200, set(now));
  }

  private record Wanted(
      DnsName name, String type, List<String> values, int ttl, Map<String, String> kept) {}

  private void apply(Wanted wanted, List<FakeRecord> old) {
    List<String> values = wanted.values();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (i < old.size()) {
        records.change(
            old.get(i).id(),
            r ->
                new FakeRecord(
                    r.id(), r.name(), r.type(), value, wanted.ttl(), true, wanted.kept()));
      } else {
        records.add(wanted.name(), wanted.type(), value, wanted.ttl(), wanted.kept());
      }
    }
    old.stream().skip(values.size()).forEach(r -> records.remove(r.id()));
  }

  private static List<String> values(Json properties, String type) throws BadJson {
    List<String> values = new ArrayList<>();
    if (type.equals("CNAME")) {
      return List.of(properties.member("CNAMERecord").member("cname").text());
    }
    if (type.equals("TXT")) {
      for (Json record : properties.member("TXTRecords").elements()) {
        values.add(record.member("value").elements().getFirst().text());
      }
      return values;
    }
    String member = type.equals("A") ? "ipv4Address" : "ipv6Address";
    for (Json record : properties.member(type + "Records").elements()) {
      values.add(record.member(member).text());
    }
    return values;
  }

  private static FakeAnswer error(int status, String code, String message) {
    return FakeAnswer.json(status, Map.of("error", Map.of("code", code, "message", message)));
  }

  private static FakeAnswer bare(int status, String code, String message) {
    return FakeAnswer.json(status, Map.of("code", code, "message", message))
        .with("x-ms-request-id", "0f1e2d3c");
  }

  private static FakeAnswer json(int status, String body) {
    return FakeAnswer.of(status, "application/json", body);
  }
}
