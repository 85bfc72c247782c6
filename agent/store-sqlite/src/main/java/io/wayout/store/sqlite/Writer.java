// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.campaign.Campaign.Entry;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.model.Block;
import io.wayout.core.model.Freeze;
import io.wayout.core.owner.Ownership;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.Step;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.RecordData;
import io.wayout.engine.seal.Head;
import io.wayout.engine.seal.SealedRow;
import io.wayout.provider.Change;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns durables into rows, with statements that are prepared once. Not thread-safe.
final class Writer {
  private final Database database;
  private final PreparedStatement journal;
  private final PreparedStatement domain;
  private final PreparedStatement switchover;
  private final PreparedStatement forgetSteps;
  private final PreparedStatement step;
  private final PreparedStatement freeze;
  private final PreparedStatement thaw;
  private final PreparedStatement advice;
  private final PreparedStatement campaign;
  private final PreparedStatement forgetEntries;
  private final PreparedStatement entry;
  private final PreparedStatement rehearsal;
  private final PreparedStatement ownership;

  /// The steps that are on disk, by unfinished switchover; they seldom change while it proceeds.
  private final Map<String, List<Step>> written = new HashMap<>();

  /// The entries that are on disk, by open campaign; few of them change at a time.
  private final Map<String, List<Entry>> entries = new HashMap<>();

  /// The same of the transaction that is under way.
  private final Map<String, List<Entry>> newEntries = new HashMap<>();

  /// Where the journal's chain ends on disk.
  private volatile Head head;

  /// The same in the transaction that is under way.
  private Head newHead;

  Writer(Database database) throws SQLException {
    this.database = database;
    head = Seals.head(database);
    newHead = head;
    journal = database.prepare(Statements.JOURNAL);
    domain = database.prepare(Statements.DOMAIN);
    switchover = database.prepare(Statements.SWITCHOVER);
    forgetSteps = database.prepare(Statements.FORGET_STEPS);
    step = database.prepare(Statements.STEP);
    freeze = database.prepare(Statements.FREEZE);
    thaw = database.prepare(Statements.THAW);
    advice = database.prepare(AdviceRows.KEEP);
    campaign = database.prepare(CampaignRows.KEEP);
    forgetEntries = database.prepare(CampaignRows.FORGET_ENTRIES);
    entry = database.prepare(CampaignRows.ENTRY);
    ownership = database.prepare(Statements.OWNERSHIP);
    rehearsal = database.prepare(RehearsalRows.KEEP);
  }

  /// Keeps all of them in one transaction, in their order, or none.
  void keep(List<Durable> durables) throws SQLException {
    newEntries.clear();
    transact(() -> {
      for (Durable durable : durables) {
        keep(durable);
      }
      return durables.size();
    });
    entries.putAll(newEntries);
  }

  /// Where the chain ends; may be asked from any thread.
  Head head() {
    return head;
  }

  /// One transaction that may append to the journal.
  <T> T transact(Database.Work<T> work) throws SQLException {
    newHead = head;
    T result = database.write(work);
    head = newHead;
    return result;
  }

  private void keep(Durable durable) throws SQLException {
    switch (durable) {
      case Durable.Row(var row) -> keep(row);
      case Durable.DomainKept(var memory) -> keep(memory);
      case Durable.SwitchoverKept(var kept) -> keep(kept);
      case Durable.FreezeKept(var kept) -> keep(kept);
      case Durable.FreezeGone(var scope) -> Columns.run(thaw, scopeName(scope), subject(scope));
      case Durable.AdviceKept(var kept) -> Columns.run(advice, AdviceRows.values(kept));
      case Durable.CampaignKept(var kept) -> keep(kept);
      case Durable.RehearsalKept(var kept) -> Columns.run(rehearsal, RehearsalRows.values(kept));
      case Durable.OwnershipKept(var kept) -> keep(kept);
      case Durable.HoldLifted() -> database.execute(Statements.LIFT_HOLD);
    }
  }

  /// Appends a row to the chain, inside [#transact].
  ///
  /// @return its number
  long keep(JournalRow row) throws SQLException {
    SealedRow sealed = SealedRow.after(newHead, row);
    Seals.insert(journal, sealed);
    newHead = sealed.head();
    return sealed.number();
  }

  private void keep(DomainMemory memory) throws SQLException {
    Optional<Block> block = memory.block();
    Columns.run(
        domain,
        memory.domain().text(),
        memory.generation(),
        memory.desired().orElse(null),
        memory.pending().orElse(null),
        block.map(Block::switchover).orElse(null),
        Columns.text(block.map(Block::since)),
        Columns.text(block.flatMap(Block::until)));
  }

  private void keep(Switchover kept) throws SQLException {
    Plan plan = kept.plan();
    Columns.run(
        switchover,
        kept.id(),
        kept.domain().text(),
        kept.generation(),
        kept.cause().name(),
        kept.actor(),
        kept.reason(),
        plan.domain().text(),
        plan.from(),
        plan.target(),
        plan.shape().name(),
        plan.why(),
        kept.stepIndex(),
        kept.phase().name(),
        kept.phase().isTerminal() ? 1 : 0,
        kept.attempts(),
        kept.reasserts(),
        Columns.text(kept.startedAt()),
        Columns.text(kept.stepSince()),
        Columns.text(kept.phaseSince()),
        Columns.text(kept.servedAt()),
        kept.configVersion(),
        kept.detail());
    if (!plan.steps().equals(written.get(kept.id()))) {
      keep(kept.id(), plan.steps());
    }
  }

  private void keep(String id, List<Step> steps) throws SQLException {
    written.remove(id);
    Columns.run(forgetSteps, id, steps.size());
    for (int position = 0; position < steps.size(); position++) {
      keep(id, position, steps.get(position));
    }
  }

  private void keep(String id, int position, Step kept) throws SQLException {
    Change change = kept.change();
    Optional<RecordData> expected = expected(change);
    Columns.run(
        step,
        id,
        position,
        kept.link(),
        kept.account(),
        change.key().zone().text(),
        change.key().name().text(),
        change.key().type().name(),
        expected.map(data -> data.type().name()).orElse(null),
        expected.map(Columns::text).orElse(null),
        change.wanted().ttl().seconds(),
        Columns.text(change.wanted().data()),
        change.ref().text(),
        kept.after().toMillis(),
        kept.isSilent() ? 1 : 0);
  }

  private void keep(Campaign kept) throws SQLException {
    Columns.run(campaign, CampaignRows.values(kept));
    List<Entry> before =
        newEntries.getOrDefault(kept.id(), entries.getOrDefault(kept.id(), List.of()));
    entries.remove(kept.id());
    if (before.isEmpty()) {
      Columns.run(forgetEntries, kept.id(), kept.entries().size());
    }
    for (int position = 0; position < kept.entries().size(); position++) {
      Entry one = kept.entries().get(position);
      if (position >= before.size() || !one.equals(before.get(position))) {
        Columns.run(entry, CampaignRows.values(kept.id(), position, one));
      }
    }
    newEntries.put(kept.id(), kept.entries());
  }

  private void keep(Ownership kept) throws SQLException {
    Columns.run(
        ownership,
        kept.account(),
        kept.name().text(),
        kept.holder().name(),
        kept.installation(),
        Columns.text(kept.since()));
  }

  private void keep(Freeze kept) throws SQLException {
    Columns.run(
        freeze,
        scopeName(kept.scope()),
        subject(kept.scope()),
        kept.actor(),
        kept.reason(),
        Columns.text(kept.since()),
        Columns.text(kept.expires()));
  }

  private static Optional<RecordData> expected(Change change) {
    return switch (change.expected()) {
      case Change.Expected.Data(var data) -> Optional.of(data);
      case Change.Expected.Nothing() -> Optional.empty();
    };
  }

  private static String scopeName(Freeze.Scope scope) {
    return switch (scope) {
      case Freeze.Scope.Everything() -> Statements.SCOPE_EVERYTHING;
      case Freeze.Scope.OfVendor _ -> Statements.SCOPE_VENDOR;
      case Freeze.Scope.OfDomain _ -> Statements.SCOPE_DOMAIN;
    };
  }

  private static String subject(Freeze.Scope scope) {
    return switch (scope) {
      case Freeze.Scope.Everything() -> "";
      case Freeze.Scope.OfVendor(var vendor) -> vendor;
      case Freeze.Scope.OfDomain(var name) -> name.text();
    };
  }
}
