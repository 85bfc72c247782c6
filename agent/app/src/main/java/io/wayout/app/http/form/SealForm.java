// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.fold.JournalRow;
import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.engine.seal.Head;
import io.wayout.engine.seal.SealedRow;
import io.wayout.engine.seal.Verdict;
import java.util.Optional;

/// The journal's chain: rows as they are exported, and what came of checking them.
public final class SealForm {
  private SealForm() {}

  /// One exported line.
  public static Json row(SealedRow sealed) {
    JournalRow row = sealed.row();
    return Json.object()
        .put("number", sealed.number())
        .put("at", row.at().toString())
        .put("kind", row.kind().name())
        .put("domain", Json.of(row.domain().map(DnsName::text), Json::of))
        .put("switchover", Json.of(row.switchover(), Json::of))
        .put("generation", row.generation())
        .put("actor", row.actor())
        .put("text", row.text())
        .put("previous", sealed.previous())
        .put("hash", sealed.hash())
        .build();
  }

  /// An exported line read again.
  ///
  /// @throws IllegalArgumentException if it is no exported row
  public static SealedRow row(Json line) {
    return new SealedRow(
        line.number("number"),
        new JournalRow(
            line.instant("at").orElseThrow(() -> new IllegalArgumentException("no time")),
            JournalRow.Kind.valueOf(line.text("kind")),
            optional(line, "domain").map(SealForm::name),
            optional(line, "switchover"),
            line.number("generation"),
            line.text("actor"),
            line.text("text")),
        line.text("previous"),
        line.text("hash"));
  }

  public static Json head(Head head) {
    return Json.object().put("number", head.number()).put("hash", head.hash()).build();
  }

  public static Json verdict(Verdict verdict) {
    return Json.object()
        .put("isWell", verdict.isWell())
        .put("rows", verdict.rows())
        .put("missing", verdict.missing())
        .put("head", head(verdict.head()))
        .put("fault", Json.of(verdict.fault(), SealForm::fault))
        .build();
  }

  private static Json fault(Verdict.Fault fault) {
    return Json.object().put("number", fault.number()).put("text", fault.text()).build();
  }

  private static Optional<String> optional(Json line, String name) {
    return line.get(name) instanceof Json.Text(String text) ? Optional.of(text) : Optional.empty();
  }

  private static DnsName name(String text) {
    try {
      return DnsName.of(text);
    } catch (BadValue bad) {
      throw new IllegalArgumentException("no domain name: " + text, bad);
    }
  }
}
