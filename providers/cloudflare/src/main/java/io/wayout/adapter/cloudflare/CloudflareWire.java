// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.cloudflare;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.rows.PlainValue;
import io.wayout.kit.rows.RowStep;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Cloudflare's JSON as records and back: pure parsing and rendering.
final class CloudflareWire {
  static final String ALIAS = "ALIAS";

  private static final String CNAME = "CNAME";
  private static final String TXT = "TXT";

  private CloudflareWire() {}

  /// One zone.
  ///
  /// @param name empty if it is no name that a link can have
  /// @param status `active`, or why its records are not served
  /// @param isFree of a plan that costs nothing, as far as the API says
  record Zone(
      String id, Optional<DnsName> name, String status, List<String> nameServers, boolean isFree) {
    boolean isActive() {
      return status.equals("active");
    }
  }

  static Page<Zone> zones(String body, int number, int pageSize) throws BadJson {
    List<Zone> zones = new ArrayList<>();
    Json json = result(body);
    for (Json zone : json.elements()) {
      zones.add(zone(zone));
    }
    return page(body, zones, number, pageSize);
  }

  static Page<CloudflareRecord> records(String body, DnsName zone, int number, int pageSize)
      throws BadJson {
    List<CloudflareRecord> records = new ArrayList<>();
    for (Json record : result(body).elements()) {
      records.add(record(record, zone));
    }
    return page(body, records, number, pageSize);
  }

  /// Proves that a token is in use.
  static String tokenStatus(String body) throws BadJson {
    return result(body).member("status").text();
  }

  /// When the token ends; empty if it does not.
  static Optional<Instant> tokenEnd(String body) throws BadJson {
    Optional<Json> end = result(body).optional("expires_on");
    try {
      return end.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(end.get().text()));
    } catch (DateTimeParseException odd) {
      throw new BadJson("expires_on is no time");
    }
  }

  /// Proves that a write of one record took effect.
  static String written(String body) throws BadJson {
    return result(body).member("id").text();
  }

  /// Proves that a batch took effect: it lists what it has done.
  static int batched(String body) throws BadJson {
    Json result = result(body);
    int records = 0;
    for (String part : List.of("deletes", "patches", "posts")) {
      Optional<Json> done = result.optional(part);
      records += done.isPresent() ? done.get().elements().size() : 0;
    }
    return records;
  }

  /// The errors that a body reports, the innermost cause first; empty if it is none of
  /// Cloudflare's.
  static List<Problem> problems(String body) {
    List<Problem> problems = new ArrayList<>();
    try {
      for (Json error : Json.parse(body).member("errors").elements()) {
        Optional<Json> chain = error.optional("error_chain");
        if (chain.isPresent()) {
          for (Json cause : chain.get().elements()) {
            problems.add(problem(cause));
          }
        }
        problems.add(problem(error));
      }
    } catch (BadJson foreign) {
      return List.of();
    }
    return List.copyOf(problems);
  }

  /// The change of a record: what is not named stays as it is.
  static Map<String, Object> patch(RowStep.Rewrite<CloudflareRecord> step) {
    Map<String, Object> patch = new LinkedHashMap<>();
    patch.put("content", content(step.row().type(), step.value()));
    if (!step.row().fits(step.ttl())) {
      patch.put("ttl", step.ttl().seconds());
    }
    return patch;
  }

  /// A new record, never proxied.
  static Map<String, Object> post(RowStep.Add<CloudflareRecord> step) {
    RecordKey key = step.key();
    boolean isAlias = step.rowType().equals(ALIAS);
    Map<String, Object> post = new LinkedHashMap<>();
    post.put("type", isAlias ? CNAME : step.rowType());
    post.put("name", key.name().text());
    post.put("content", content(step.rowType(), step.value()));
    post.put("ttl", step.ttl().seconds());
    post.put("proxied", false);
    if (isAlias && !key.name().equals(key.zone())) {
      post.put("settings", Map.of("flatten_cname", true));
    }
    return post;
  }

  /// Several steps as one batch, which Cloudflare applies whole or not at all.
  static Map<String, Object> batch(List<RowStep<CloudflareRecord>> steps) {
    List<Map<String, Object>> deletes = new ArrayList<>();
    List<Map<String, Object>> patches = new ArrayList<>();
    List<Map<String, Object>> posts = new ArrayList<>();
    for (RowStep<CloudflareRecord> step : steps) {
      switch (step) {
        case RowStep.Rewrite<CloudflareRecord> rewrite -> {
          Map<String, Object> patch = new LinkedHashMap<>();
          patch.put("id", rewrite.row().id());
          patch.putAll(patch(rewrite));
          patches.add(patch);
        }
        case RowStep.Add<CloudflareRecord> add -> posts.add(post(add));
        case RowStep.Drop<CloudflareRecord>(var row) -> deletes.add(Map.of("id", row.id()));
      }
    }
    Map<String, Object> batch = new LinkedHashMap<>();
    batch.put("deletes", deletes);
    batch.put("patches", patches);
    batch.put("posts", posts);
    batch.values().removeIf(part -> ((List<?>) part).isEmpty());
    return batch;
  }

  private static Json result(String body) throws BadJson {
    Json json = Json.parse(body);
    if (!json.member("success").truth()) {
      throw new BadJson("success is not true");
    }
    return json.member("result");
  }

  private static <T> Page<T> page(String body, List<T> items, int number, int pageSize)
      throws BadJson {
    Json json = Json.parse(body);
    Optional<Json> info = json.optional("result_info");
    if (info.isPresent() && info.get().optional("total_count").isPresent()) {
      int seen = (number - 1) * pageSize + items.size();
      return Page.numbered(items, number, seen, info.get().member("total_count").whole());
    }
    boolean isLast = items.size() < pageSize;
    Optional<String> next = isLast ? Optional.empty() : Optional.of(Integer.toString(number + 1));
    return new Page<>(items, next, OptionalInt.empty());
  }

  private static Zone zone(Json json) throws BadJson {
    List<String> servers = new ArrayList<>();
    Optional<Json> listed = json.optional("name_servers");
    if (listed.isPresent()) {
      for (Json server : listed.get().elements()) {
        servers.add(server.text());
      }
    }
    return new Zone(
        json.member("id").text(),
        name(json.member("name").text()),
        json.member("status").text(),
        List.copyOf(servers),
        isFree(json));
  }

  private static boolean isFree(Json zone) throws BadJson {
    Optional<Json> plan = zone.optional("plan");
    Optional<Json> kind = plan.isEmpty() ? plan : plan.get().optional("legacy_id");
    return kind.isPresent() && kind.get().text().equals("free");
  }

  private static CloudflareRecord record(Json json, DnsName zone) throws BadJson {
    String shown = json.member("name").text();
    String owner = name(shown).map(DnsName::text).orElseGet(() -> shown.toLowerCase(Locale.ROOT));
    if (!owner.equals(zone.text()) && !owner.endsWith("." + zone.text())) {
      throw new BadJson("a record's name is another zone's");
    }
    boolean isProxied = isSet(json.optional("proxied"));
    boolean isFlat = isProxied || owner.equals(zone.text()) || isSet(json, "flatten_cname");
    String type = json.member("type").text();
    return new CloudflareRecord(
        json.member("id").text(),
        owner,
        type.equals(CNAME) && isFlat ? ALIAS : type,
        json.optional("content").isPresent() ? json.member("content").text() : "",
        json.member("ttl").whole(),
        isProxied,
        isManaged(json));
  }

  private static boolean isManaged(Json json) throws BadJson {
    Optional<Json> meta = json.optional("meta");
    return meta.isPresent()
        && (isSet(meta.get().optional("read_only"))
            || isSet(meta.get().optional("managed_by_apps"))
            || isSet(meta.get().optional("managed_by_argo_tunnel")));
  }

  private static boolean isSet(Json json, String setting) throws BadJson {
    Optional<Json> settings = json.optional("settings");
    return settings.isPresent() && isSet(settings.get().optional(setting));
  }

  private static boolean isSet(Optional<Json> flag) throws BadJson {
    return flag.isPresent() && flag.get().truth();
  }

  private static Problem problem(Json json) throws BadJson {
    String message =
        json.optional("message").isPresent() ? json.member("message").text() : "no message";
    return new Problem(Integer.toString(json.member("code").whole()), message);
  }

  /// Texts keep the quotes of presentation form.
  private static String content(String type, String value) {
    return type.equals(TXT) ? value : PlainValue.of(value);
  }

  private static Optional<DnsName> name(String text) {
    try {
      return Optional.of(DnsName.of(text));
    } catch (BadValue unusual) {
      return Optional.empty();
    }
  }
}
