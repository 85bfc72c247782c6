// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ns1;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.rows.PlainValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// NS1's JSON as records: pure parsing and rendering. Names have no final dot.
final class Ns1Wire {
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");
  private static final Set<Integer> SPOKEN = Set.of(401, 403, 429);
  private static final int WORDS_MAX = 200;

  private Ns1Wire() {}

  /// @param isSecondary NS1 takes it from another server, and it can't be changed here
  /// @param nameServers without the final dot
  record Zone(DnsName name, boolean isSecondary, List<String> nameServers) {}

  /// A record with all its details.
  static Ns1Record record(String body, RecordKey key) throws BadJson {
    Json json = Json.parse(body);
    List<Ns1Record.Answer> answers = new ArrayList<>();
    for (Json answer : json.member("answers").elements()) {
      answers.add(answer(answer));
    }
    Optional<Json> filters = json.optional("filters");
    Ns1Record record =
        new Ns1Record(
            name(json.member("domain")),
            json.member("type").text(),
            json.member("ttl").whole(),
            answers,
            json.optional("link").isPresent(),
            filters.isPresent() && !filters.get().elements().isEmpty());
    if (!record.isAt(key)) {
      throw new BadJson("domain or type is another record's");
    }
    return record;
  }

  /// The answer to a write shows the record that was written.
  static Ns1Record written(String body, RecordKey key, RecordSet wanted) throws BadJson {
    Ns1Record record = record(body, key);
    if (!record.set(key.type()).equals(wanted)) {
      throw new BadJson("another record is confirmed than was sent");
    }
    return record;
  }

  /// The records of a zone in short; those whose answers a list does not show have none here.
  static List<Ns1Record> records(String body) throws BadJson {
    List<Ns1Record> records = new ArrayList<>();
    for (Json json : Json.parse(body).member("records").elements()) {
      Optional<Json> shorts = json.optional("short_answers");
      List<Ns1Record.Answer> answers = new ArrayList<>();
      for (Json value : shorts.isPresent() ? shorts.get().elements() : List.<Json>of()) {
        answers.add(new Ns1Record.Answer(value.text(), Map.of(), false));
      }
      records.add(
          new Ns1Record(
              name(json.member("domain")),
              json.member("type").text(),
              json.member("ttl").whole(),
              answers,
              json.optional("link").isPresent(),
              false));
    }
    return List.copyOf(records);
  }

  static Zone zone(String body, DnsName asked) throws BadJson {
    Json json = Json.parse(body);
    if (!name(json.member("zone")).equals(asked.text())) {
      throw new BadJson("zone is another one");
    }
    List<String> hosts = new ArrayList<>();
    for (Json host : json.member("dns_servers").elements()) {
      hosts.add(host.text().replaceFirst("\\.$", ""));
    }
    Optional<Json> secondary = json.optional("secondary");
    Optional<Json> enabled =
        secondary.isPresent() ? secondary.get().optional("enabled") : Optional.empty();
    return new Zone(asked, enabled.isPresent() && enabled.get().truth(), hosts);
  }

  /// The names of a page of zones, lower case.
  static List<String> zones(String body) throws BadJson {
    List<String> names = new ArrayList<>();
    for (Json zone : Json.parse(body).elements()) {
      names.add(name(zone.member("zone")));
    }
    return List.copyOf(names);
  }

  /// The query of the next page, from the `Link` header (RFC 8288). Whatever host it names, we ask
  /// our own.
  static Optional<String> next(Optional<String> link) throws BadJson {
    Matcher next = NEXT.matcher(link.orElse(""));
    if (!next.find()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(new URI(next.group(1)).getRawQuery());
    } catch (URISyntaxException odd) {
      throw new BadJson("Link is no address");
    }
  }

  /// What a request carries: filters, groups and everything else that it does not name stay.
  static String body(RecordKey key, RecordSet wanted, Optional<Ns1Record> held) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("zone", key.zone().text());
    body.put("domain", key.name().text());
    body.put("type", key.type().name());
    body.put("ttl", wanted.ttl().seconds());
    body.put("answers", answers(wanted, held.map(Ns1Record::answers).orElse(List.of())));
    return Json.render(body);
  }

  static boolean isNoSuchRecord(int status, String body) {
    return problem(status, body).filter(p -> p.code().equals("no record")).isPresent();
  }

  /// What went wrong in NS1's own words; empty if they are none of NS1's. NS1 has no codes, so what
  /// is typical of the words stands for one.
  static Optional<Problem> problem(int status, String body) {
    try {
      String words = Json.parse(body).member("message").text();
      return Optional.of(new Problem(code(status, words.toLowerCase(Locale.ROOT)), words));
    } catch (BadJson foreign) {
      boolean isPlain = !body.isBlank() && !body.contains("<") && body.length() < WORDS_MAX;
      return isPlain && SPOKEN.contains(status)
          ? Optional.of(new Problem(Integer.toString(status), body))
          : Optional.empty();
    }
  }

  private static String code(int status, String words) {
    if (words.contains("zone not found")) {
      return "no zone";
    }
    if (words.contains("record not found")) {
      return "no record";
    }
    return words.contains("record already exists") ? "exists" : Integer.toString(status);
  }

  private static String name(Json json) throws BadJson {
    return json.text().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }

  private static Ns1Record.Answer answer(Json json) throws BadJson {
    List<String> fields = new ArrayList<>();
    for (Json field : json.member("answer").elements()) {
      String text = field.toString();
      fields.add(text.startsWith("\"") ? field.text() : text);
    }
    Optional<Json> meta = json.optional("meta");
    boolean hasMeta = meta.isPresent() && !meta.get().plain().isEmpty();
    boolean isTagged = hasMeta || json.optional("region").isPresent();
    return new Ns1Record.Answer(String.join(" ", fields), json.plain(), isTagged);
  }

  /// Values that stay keep their answer; values that come take over the answer of one that goes.
  private static List<Map<String, Object>> answers(RecordSet wanted, List<Ns1Record.Answer> held) {
    List<String> missing = new ArrayList<>();
    wanted.data().values().forEach(value -> missing.add(PlainValue.of(value)));
    List<Map<String, Object>> answers = new ArrayList<>();
    List<Ns1Record.Answer> spare = new ArrayList<>();
    for (Ns1Record.Answer answer : held) {
      if (missing.remove(answer.value())) {
        answers.add(answer.tree());
      } else {
        spare.add(answer);
      }
    }
    for (String value : missing) {
      Map<String, Object> tree =
          spare.isEmpty() ? new LinkedHashMap<>() : new LinkedHashMap<>(spare.removeFirst().tree());
      tree.put("answer", List.of(value));
      answers.add(tree);
    }
    return answers;
  }
}
