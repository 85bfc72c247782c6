// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.core.advise.Advice;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.Memory;
import io.wayout.core.model.Block;
import io.wayout.core.model.Freeze;
import io.wayout.core.owner.Ownership;
import io.wayout.core.owner.Ownership.Holder;
import io.wayout.core.owner.Ownerships;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.Step;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Mandate;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Progress;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.engine.seal.SealedRow;
import io.wayout.provider.Change;
import io.wayout.provider.RecordRef;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Turns rows back into values. A row that is no value any more surfaces as an unchecked exception
/// of its parser: the file is damaged. Not thread-safe.
final class Reader {
  private final Database database;
  private final PreparedStatement steps;

  Reader(Database database) throws SQLException {
    this.database = database;
    this.steps = database.prepare(Statements.STEPS);
  }

  Memory memory() throws SQLException {
    return database.read(() ->
        new Memory(
            list(Statements.DOMAINS, Reader::domain),
            list(Statements.UNFINISHED, this::switchover),
            list(Statements.FREEZES, Reader::freeze),
            list(AdviceRows.OPEN, AdviceRows::advice),
            list(CampaignRows.NEWEST, this::campaign),
            list(RehearsalRows.NEWEST, RehearsalRows::rehearsal),
            ownerships(),
            !list(Statements.LOSS, Reader::loss).isEmpty()));
  }

  private Ownerships ownerships() throws SQLException {
    List<String> id = list(Statements.INSTALLATION, row -> row.getString("id"));
    return Ownerships.of(id.stream().findFirst(), list(Statements.OWNERSHIPS, Reader::ownership));
  }

  private static Ownership ownership(ResultSet row) throws SQLException {
    return new Ownership(
        row.getString("account"),
        DnsName.of(row.getString("name")),
        Holder.valueOf(row.getString("holder")),
        row.getString("installation"),
        Columns.instant(row, "since"));
  }

  Optional<Loss> loss() throws SQLException {
    return list(Statements.LOSS, Reader::loss).stream().findFirst();
  }

  List<JournalRow> history(Optional<DnsName> domain, int limit) throws SQLException {
    return domain.isPresent()
        ? list(Statements.HISTORY_OF_DOMAIN, Reader::row, domain.get().text(), limit)
        : list(Statements.HISTORY, Reader::row, limit);
  }

  List<JournalRow> timeline(String switchover) throws SQLException {
    return list(Statements.TIMELINE, Reader::row, switchover);
  }

  Optional<Switchover> switchover(String id) throws SQLException {
    return database.read(
        () -> list(Statements.SWITCHOVER_BY_ID, this::switchover, id).stream().findFirst());
  }

  List<Advice> advices(Optional<DnsName> domain, int limit) throws SQLException {
    return domain.isPresent()
        ? list(AdviceRows.NEWEST_OF_DOMAIN, AdviceRows::advice, domain.get().text(), limit)
        : list(AdviceRows.NEWEST, AdviceRows::advice, limit);
  }

  List<SealedRow> sealed(Optional<Instant> since, long after, int limit) throws SQLException {
    return database.read(() -> {
      long from = Math.max(after, since.isEmpty() ? 0 : beforeFirst(since.get()));
      return list(Seals.ROWS, Seals::row, from, limit);
    });
  }

  /// The number before the first row that is not older.
  private long beforeFirst(Instant since) throws SQLException {
    return list(Seals.FIRST_SINCE, row -> row.getLong(1), Columns.text(since)).stream()
        .findFirst()
        .map(number -> number - 1)
        .orElse(Long.MAX_VALUE);
  }

  private <T> List<T> list(String sql, Decoder<T> decoder, Object... values) throws SQLException {
    try (PreparedStatement statement = database.prepare(sql)) {
      return list(statement, decoder, values);
    }
  }

  private static <T> List<T> list(PreparedStatement statement, Decoder<T> decoder, Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    List<T> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(decoder.decode(rows));
      }
    }
    return found;
  }

  static JournalRow row(ResultSet row) throws SQLException {
    return new JournalRow(
        Columns.instant(row, "at"),
        JournalRow.Kind.valueOf(row.getString("kind")),
        Columns.maybe(row, "domain").map(DnsName::new),
        Columns.maybe(row, "switchover"),
        row.getLong("generation"),
        row.getString("actor"),
        row.getString("text"));
  }

  private static DomainMemory domain(ResultSet row) throws SQLException {
    return new DomainMemory(
        new DnsName(row.getString("name")),
        row.getLong("generation"),
        Columns.maybe(row, "desired"),
        Columns.maybe(row, "pending"),
        block(row));
  }

  private static Optional<Block> block(ResultSet row) throws SQLException {
    Optional<String> switchover = Columns.maybe(row, "block_switchover");
    if (switchover.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Block(
            switchover.get(),
            Columns.instant(row, "block_since"),
            Columns.maybeInstant(row, "block_until")));
  }

  private Campaign campaign(ResultSet row) throws SQLException {
    return CampaignRows.campaign(
        row, list(CampaignRows.ENTRIES, CampaignRows::entry, row.getString("id")));
  }

  private Switchover switchover(ResultSet row) throws SQLException {
    Plan plan = plan(row);
    int stepIndex = Objects.checkIndex(row.getInt("step_index"), plan.steps().size());
    return new Switchover(
        new Mandate(
            row.getString("id"),
            new DnsName(row.getString("domain")),
            row.getLong("generation"),
            Cause.valueOf(row.getString("cause")),
            row.getString("actor"),
            row.getString("reason"),
            plan,
            Columns.instant(row, "started_at"),
            row.getString("config_version")),
        new Progress(
            stepIndex,
            Phase.valueOf(row.getString("phase")),
            row.getInt("attempts"),
            row.getInt("reasserts"),
            Columns.instant(row, "step_since"),
            Columns.instant(row, "phase_since"),
            Columns.maybeInstant(row, "served_at"),
            row.getString("detail")));
  }

  private Plan plan(ResultSet row) throws SQLException {
    return new Plan(
        new DnsName(row.getString("plan_domain")),
        row.getString("plan_from"),
        row.getString("plan_target"),
        Plan.Shape.valueOf(row.getString("plan_shape")),
        list(steps, Reader::step, row.getString("id")),
        row.getString("plan_why"));
  }

  private static Step step(ResultSet row) throws SQLException {
    RecordType type = RecordType.valueOf(row.getString("type"));
    RecordKey key =
        new RecordKey(new DnsName(row.getString("zone")), new DnsName(row.getString("name")), type);
    RecordSet wanted =
        new RecordSet(
            new Ttl(row.getInt("wanted_ttl")),
            Columns.values(type, row.getString("wanted_values")));
    RecordRef ref = new RecordRef(row.getString("ref"));
    return new Step(
        row.getInt("link"),
        row.getString("account"),
        new Change(key, expected(row), wanted, ref),
        Duration.ofMillis(row.getLong("after_millis")),
        row.getInt("silent") == 1);
  }

  private static Change.Expected expected(ResultSet row) throws SQLException {
    Optional<String> type = Columns.maybe(row, "expected_type");
    if (type.isEmpty()) {
      return new Change.Expected.Nothing();
    }
    return new Change.Expected.Data(
        Columns.values(RecordType.valueOf(type.get()), row.getString("expected_values")));
  }

  private static Freeze freeze(ResultSet row) throws SQLException {
    return new Freeze(
        scope(row.getString("scope"), row.getString("subject")),
        row.getString("actor"),
        row.getString("reason"),
        Columns.instant(row, "since"),
        Columns.maybeInstant(row, "expires"));
  }

  private static Freeze.Scope scope(String name, String subject) {
    return switch (name) {
      case Statements.SCOPE_EVERYTHING -> new Freeze.Scope.Everything();
      case Statements.SCOPE_VENDOR -> new Freeze.Scope.OfVendor(subject);
      case Statements.SCOPE_DOMAIN -> new Freeze.Scope.OfDomain(new DnsName(subject));
      default -> throw new IllegalArgumentException("a freeze has the unknown scope " + name);
    };
  }

  private static Loss loss(ResultSet row) throws SQLException {
    return new Loss(Columns.instant(row, "at"), row.getString("what"));
  }

  /// One row as a value.
  @FunctionalInterface
  private interface Decoder<T> {
    T decode(ResultSet row) throws SQLException;
  }
}
