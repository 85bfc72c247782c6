// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.audit.Audit;
import io.wayout.core.audit.Cell;
import io.wayout.core.audit.Fate;
import io.wayout.core.audit.Mending;
import io.wayout.core.audit.Mending.Change;
import io.wayout.core.audit.Outage;
import io.wayout.core.audit.Row;
import io.wayout.core.audit.finding.Finding;
import io.wayout.core.facts.TimeToSwitch;
import io.wayout.core.model.Domain;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;

/// An audit as JSON. Domains whose cells are all alike stand together, so that a thousand of them
/// stay readable; the reasons are told for the first of them.
public final class AuditForm {
  private AuditForm() {}

  public static Json of(Audit audit, Instant now) {
    return Json.object()
        .put("now", now)
        .put("isOffline", audit.isOffline())
        .put("outages", Json.array(audit.matrix().outages(), AuditForm::outage))
        .put("groups", Json.array(groups(audit), group -> group(group)))
        .put("times", Json.array(audit.domains(), d -> time(audit, d)))
        .put("mendings", Json.array(audit.mendings(), AuditForm::mending))
        .put("findings", Json.array(audit.findings(), AuditForm::finding))
        .build();
  }

  private record Group(List<DnsName> domains, List<Cell> cells) {}

  private static List<Group> groups(Audit audit) {
    Map<List<Object>, Group> byFates = new LinkedHashMap<>();
    for (Row row : audit.matrix().rows()) {
      byFates
          .computeIfAbsent(
              row.cells().stream().map(AuditForm::fate).toList(),
              _ -> new Group(new ArrayList<>(), row.cells()))
          .domains()
          .addAll(row.domains());
    }
    return List.copyOf(byFates.values());
  }

  /// What makes cells alike: all but the texts, which name the domain's own records.
  private static Object fate(Cell cell) {
    Object fate =
        switch (cell.fate()) {
          case Fate.Stuck stuck -> List.of("stuck", stuck.blockers(), stuck.isQuestion());
          case Fate.Split split -> List.of(split.links(), split.target(), split.isQuestion());
          case Fate.Moves _, Fate.Unaffected _ -> cell.fate();
          case Fate.NotKnown _ -> "unknown";
        };
    return List.of(fate, cell.notes());
  }

  private static Json group(Group group) {
    return Json.object()
        .put("domains", Json.array(group.domains(), d -> Json.of(d.text())))
        .put("cells", Json.array(group.cells(), AuditForm::cell))
        .build();
  }

  private static Json outage(Outage outage) {
    Json.Builder lost = Json.object();
    outage.lost().forEach((vendor, plane) -> lost.put(vendor, word(plane)));
    return Json.object().put("name", outage.toString()).put("lost", lost.build()).build();
  }

  private static Json cell(Cell cell) {
    Json.Builder form = Json.object().put("outage", cell.outage().toString());
    switch (cell.fate()) {
      case Fate.Unaffected _ -> form.put("fate", "unaffected").put("isQuestion", false);
      case Fate.Moves moves ->
          form.put("fate", "moves")
              .put("isQuestion", moves.isQuestion())
              .put("links", links(moves.links()))
              .put("target", moves.target())
              .put("withinMillis", Json.of(moves.within()));
      case Fate.Split split ->
          form.put("fate", "split")
              .put("isQuestion", split.isQuestion())
              .put("links", links(split.links()))
              .put("target", split.target())
              .put("text", split.text());
      case Fate.Stuck stuck ->
          form.put("fate", "stuck")
              .put("isQuestion", stuck.isQuestion())
              .put("obstacles", Json.texts(stuck.obstacles()))
              .put("blockers", Json.texts(stuck.blockers()))
              .put("cachedMillis", Json.of(stuck.cached()));
      case Fate.NotKnown(String text) ->
          form.put("fate", "unknown").put("isQuestion", false).put("text", text);
    }
    return form.put("notes", Json.texts(cell.notes())).build();
  }

  private static Json links(SortedSet<Integer> links) {
    return Json.array(links, (Integer link) -> Json.of(link.longValue()));
  }

  private static Json time(Audit audit, Domain domain) {
    TimeToSwitch time = TimeToSwitch.of(audit.state(), domain);
    return Json.object()
        .put("domain", domain.name().text())
        .put("totalMillis", Json.of(time.total()))
        .put("rtoMillis", Json.of(domain.policy().rto()))
        .put("remedy", time.remedy(domain.policy().rto()).orElse(""))
        .put("parts", parts(time))
        .build();
  }

  /// The parts of a bound, in the order in which they pass.
  static Json parts(TimeToSwitch time) {
    return Json.array(
        time.parts(),
        part -> Json.object().put("name", part.name()).put("millis", Json.of(part.time())).build());
  }

  private static Json mending(Mending mending) {
    Json.Builder form = Json.object().put("text", mending.text()).put("cells", mending.cells());
    switch (mending.change()) {
      case Change.MirrorZone(var zone) ->
          form.put("kind", "mirror-zone").put("subject", zone.text());
      case Change.AddLink(var domain) -> form.put("kind", "add-link").put("subject", domain.text());
      case Change.AddTarget(var pool) -> form.put("kind", "add-target").put("subject", pool);
      case Change.MoveAgent(var from) -> form.put("kind", "move-agent").put("subject", from);
    }
    return form.build();
  }

  private static Json finding(Finding finding) {
    return Json.object()
        .put("code", finding.code().name())
        .put("level", word(finding.level()))
        .put("kind", word(finding.subject().kind()))
        .put("subject", finding.subject().name())
        .put("text", finding.text())
        .put("remedy", finding.remedy())
        .build();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
