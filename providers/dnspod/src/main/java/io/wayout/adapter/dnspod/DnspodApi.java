// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import io.wayout.adapter.dnspod.DnspodWire.PodRecord;
import io.wayout.adapter.dnspod.DnspodWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Pages;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.keys.HeldKey;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.rows.RowApi;
import io.wayout.kit.rows.RowStep;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.Receipt;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answer;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One method per HTTP call, for the length of one call of the provider: it holds the key. Each is
/// a POST; the action decides whether it changes anything.
final class DnspodApi implements RowApi<PodRecord> {
  private static final int PAGE = 3_000;

  /// How a site says that it does not know an action.
  private static final Set<String> UNKNOWN = Set.of("InvalidAction", "UnsupportedOperation");

  private final URI base;
  private final HeldKey key;
  private final InstantSource clock;
  private final Wire wire;
  private final SendGate gate;

  DnspodApi(URI base, HeldKey key, InstantSource clock, Wire wire, SendGate gate) {
    this.base = base;
    this.key = key;
    this.clock = clock;
    this.wire = wire;
    this.gate = gate;
  }

  @Override
  public Optional<String> rowType(RecordKey key) {
    return switch (key.type()) {
      case A, AAAA, CNAME, TXT -> Optional.of(key.type().name());
      case ALIAS -> Optional.empty();
    };
  }

  @Override
  public Reply<List<PodRecord>> at(DnsName zone, DnsName name) {
    return records(zone, Map.of("Subdomain", name.relativeTo(zone)));
  }

  @Override
  public Reply<List<PodRecord>> all(DnsName zone) {
    return records(zone, Map.of());
  }

  @Override
  public Reply<Boolean> showsAnything(DnsName zone) {
    return page(zone, Map.of(), 0, 1).then(page -> new Reply.Got<>(!page.items().isEmpty()));
  }

  @Override
  public WriteOutcome send(DnsName zone, List<RowStep<PodRecord>> steps) {
    return switch (steps.getFirst()) {
      case RowStep.Rewrite<PodRecord> rewrite -> rewrite(zone, rewrite);
      case RowStep.Add<PodRecord> add -> write("CreateRecord", DnspodWire.creation(add));
      case RowStep.Drop<PodRecord>(var row) ->
          write("DeleteRecord", DnspodWire.byId(zone, row.id()));
    };
  }

  /// A site that does not know single fields has done nothing; it gets the whole record, if the
  /// gate is still open.
  private WriteOutcome rewrite(DnsName zone, RowStep.Rewrite<PodRecord> step) {
    String action = "ModifyRecordFields";
    Answer answer = exchange(action, DnspodWire.fields(zone, step));
    if (!(answer instanceof Answered complete) || !isNoSuchAction(complete)) {
      return written(action, answer);
    }
    return switch (gate.verdict()) {
      case SendGate.Closed(String reason) -> new WriteOutcome.Refused(new Withdrawn(reason));
      case SendGate.Open _ -> write("ModifyRecord", DnspodWire.whole(zone, step));
    };
  }

  private static boolean isNoSuchAction(Answered answer) {
    return answer.status() == 200
        && DnspodWire.problem(answer.body())
            .map(Problem::code)
            .filter(UNKNOWN::contains)
            .isPresent();
  }

  Reply<Zone> zone(DnsName zone) {
    return read(
        "DescribeDomain", Map.of("Domain", zone.text()), body -> DnspodWire.zone(body, zone));
  }

  /// The smallest TTL of each plan, in seconds.
  Reply<Map<String, Integer>> floors() {
    return read("DescribePackageDetail", Map.of(), DnspodWire::floors);
  }

  /// All zones of the account.
  Reply<List<Zone>> zones() {
    return Pages.all("zones", "0", offset -> zones(Integer.parseInt(offset), PAGE));
  }

  /// The first zones of the account; a limit of 1 is the cheapest proof that the key is accepted.
  Reply<Page<Zone>> zones(int offset, int limit) {
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("Type", "ALL");
    asked.put("Offset", offset);
    asked.put("Limit", limit);
    return read("DescribeDomainList", asked, body -> DnspodWire.zones(body, offset, limit));
  }

  private Reply<List<PodRecord>> records(DnsName zone, Map<String, Object> filter) {
    return Pages.all(
        "zone " + zone, "0", offset -> page(zone, filter, Integer.parseInt(offset), PAGE));
  }

  private Reply<Page<PodRecord>> page(
      DnsName zone, Map<String, Object> filter, int offset, int limit) {
    Map<String, Object> asked = new LinkedHashMap<>(filter);
    asked.put("Domain", zone.text());
    asked.put("Offset", offset);
    asked.put("Limit", limit);
    return read(
        "DescribeRecordList",
        asked,
        body ->
            isNoRecord(body)
                ? DnspodWire.noRecords()
                : DnspodWire.records(body, zone, offset, limit));
  }

  private static boolean isNoRecord(String body) {
    return DnspodWire.problem(body).map(Problem::code).equals(Optional.of(DnspodWire.NO_RECORD));
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadJson;
  }

  private <T> Reply<T> read(String action, Map<String, ?> asked, Parser<T> parser) {
    return Answers.read(exchange(action, asked), answer -> parsed(action, answer, parser));
  }

  private WriteOutcome write(String action, Map<String, ?> asked) {
    return written(action, exchange(action, asked));
  }

  private WriteOutcome written(String action, Answer sent) {
    return Answers.write(
        sent,
        answer ->
            parsed(action, answer, DnspodWire::written)
                .fold(_ -> new WriteOutcome.Accepted(Receipt.NONE), Answers::failed));
  }

  private <T> Reply<T> parsed(String action, Answered answer, Parser<T> parser) {
    Instant now = clock.instant();
    boolean isEmptyList = action.equals("DescribeRecordList") && isNoRecord(answer.body());
    boolean isRefusal = DnspodWire.problem(answer.body()).isPresent() && !isEmptyList;
    if (answer.status() != 200 || isRefusal) {
      return new Reply.Failed<>(key.noted(DnspodFailures.of(action, answer, key.secrets(), now)));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), key.secrets());
      return new Reply.Failed<>(new Garbled(action + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }

  private Answer exchange(String action, Map<String, ?> asked) {
    String body = Json.render(asked);
    DnspodSigner.Call call =
        new DnspodSigner.Call(SignedHeaders.host(base), action, body, clock.instant());
    URI uri = URI.create(base + "/");
    return wire.exchange(new Request("POST", uri, DnspodSigner.headers(call, key.key()), body));
  }
}
