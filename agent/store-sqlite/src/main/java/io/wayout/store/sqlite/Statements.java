// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

/// The SQL of this store, in the order of the schema file's tables.
final class Statements {
  static final String SCOPE_EVERYTHING = "EVERYTHING";
  static final String SCOPE_VENDOR = "VENDOR";
  static final String SCOPE_DOMAIN = "DOMAIN";

  static final String JOURNAL =
      """
      INSERT INTO journal (number, at, kind, domain, switchover, generation, actor, text, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  static final String HISTORY = "SELECT * FROM journal ORDER BY number DESC LIMIT ?";

  static final String HISTORY_OF_DOMAIN =
      "SELECT * FROM journal WHERE domain = ? ORDER BY number DESC LIMIT ?";

  static final String TIMELINE = "SELECT * FROM journal WHERE switchover = ? ORDER BY number";

  static final String DOMAIN =
      """
      INSERT INTO domain (name, generation, desired, pending, block_switchover, block_since,
        block_until)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET
        generation = excluded.generation,
        desired = excluded.desired,
        pending = excluded.pending,
        block_switchover = excluded.block_switchover,
        block_since = excluded.block_since,
        block_until = excluded.block_until
      """;

  static final String DOMAINS = "SELECT * FROM domain ORDER BY number";

  static final String SWITCHOVER =
      """
      INSERT INTO switchover (id, domain, generation, cause, actor, reason, plan_domain, plan_from,
        plan_target, plan_shape, plan_why, step_index, phase, finished, attempts, reasserts,
        started_at, step_since, phase_since, served_at, config_version, detail)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        domain = excluded.domain,
        generation = excluded.generation,
        cause = excluded.cause,
        actor = excluded.actor,
        reason = excluded.reason,
        plan_domain = excluded.plan_domain,
        plan_from = excluded.plan_from,
        plan_target = excluded.plan_target,
        plan_shape = excluded.plan_shape,
        plan_why = excluded.plan_why,
        step_index = excluded.step_index,
        phase = excluded.phase,
        finished = excluded.finished,
        attempts = excluded.attempts,
        reasserts = excluded.reasserts,
        started_at = excluded.started_at,
        step_since = excluded.step_since,
        phase_since = excluded.phase_since,
        served_at = excluded.served_at,
        config_version = excluded.config_version,
        detail = excluded.detail
      """;

  static final String UNFINISHED = "SELECT * FROM switchover WHERE finished = 0 ORDER BY number";

  static final String SWITCHOVER_BY_ID = "SELECT * FROM switchover WHERE id = ?";

  /// A plan that got shorter leaves no step behind.
  static final String FORGET_STEPS =
      "DELETE FROM switchover_step WHERE switchover = ? AND position >= ?";

  static final String STEP =
      """
      INSERT OR REPLACE INTO switchover_step (switchover, position, link, account, zone, name, type,
        expected_type, expected_values, wanted_ttl, wanted_values, ref, after_millis, silent)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  static final String STEPS =
      "SELECT * FROM switchover_step WHERE switchover = ? ORDER BY position";

  static final String FREEZE =
      """
      INSERT INTO freeze (scope, subject, actor, reason, since, expires)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (scope, subject) DO UPDATE SET
        actor = excluded.actor,
        reason = excluded.reason,
        since = excluded.since,
        expires = excluded.expires
      """;

  static final String THAW = "DELETE FROM freeze WHERE scope = ? AND subject = ?";

  static final String FREEZES = "SELECT * FROM freeze ORDER BY number";

  static final String INSTALLATION = "SELECT id FROM installation";

  static final String OWNERSHIP =
      """
      INSERT INTO ownership (account, name, holder, installation, since)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (account) DO UPDATE SET
        name = excluded.name,
        holder = excluded.holder,
        installation = excluded.installation,
        since = excluded.since
      """;

  static final String OWNERSHIPS = "SELECT * FROM ownership ORDER BY number";

  static final String LOSE = "INSERT INTO loss (one, at, what) VALUES (1, ?, ?)";

  static final String LIFT_HOLD = "DELETE FROM loss";

  static final String LOSS = "SELECT * FROM loss";

  /// What retention never touches: what is not over, what a block period counts from, and the
  /// newest move of every domain, which made the value that is live now (I10).
  private static final String LIVE =
      """
      SELECT id FROM switchover WHERE finished = 0
      UNION SELECT block_switchover FROM domain WHERE block_switchover IS NOT NULL
      UNION SELECT id FROM switchover WHERE number IN
        (SELECT max(number) FROM switchover GROUP BY domain)
      """;

  /// What vouches for the gaps stays, too.
  static final String PRUNE_BEFORE =
      """
      DELETE FROM journal WHERE number IN (
        SELECT number FROM journal
        WHERE at < ? AND (switchover IS NULL OR switchover NOT IN (%s))
          AND number NOT IN (SELECT number FROM journal_voucher) ORDER BY at LIMIT ?)
      RETURNING number, hash
      """
          .formatted(LIVE);

  /// Rows that tell of pruning don't count, or each would make room for itself.
  static final String PRUNE_BEYOND =
      """
      DELETE FROM journal WHERE number IN (
        SELECT number FROM journal
        WHERE number <=
            (SELECT number FROM journal WHERE kind <> 'PRUNED' ORDER BY number DESC LIMIT 1) - ?
          AND (switchover IS NULL OR switchover NOT IN (%s))
          AND number NOT IN (SELECT number FROM journal_voucher) ORDER BY number LIMIT ?)
      RETURNING number, hash
      """
          .formatted(LIVE);

  static final String PRUNE_SWITCHOVERS =
      """
      DELETE FROM switchover WHERE number IN (
        SELECT number FROM switchover
        WHERE phase_since < ? AND id NOT IN (%s) ORDER BY number LIMIT ?)
      """
          .formatted(LIVE);

  private Statements() {}
}
