// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.campaign.Campaign.Entry;
import io.wayout.dns.DnsName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evacuations and returns, between rows and values.
final class CampaignRows {
  static final String KEEP =
      """
      INSERT INTO campaign (id, kind, vendor, forced, overwriting, whole, actor, reason, started_at,
        phase, phase_since, detail)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        phase = excluded.phase,
        phase_since = excluded.phase_since,
        detail = excluded.detail
      """;

  /// An entry beyond the new ones is forgotten.
  static final String FORGET_ENTRIES =
      "DELETE FROM campaign_entry WHERE campaign = ? AND position >= ?";

  static final String ENTRY =
      """
      INSERT OR REPLACE INTO campaign_entry (campaign, position, domain, target, sort, standing,
        switchover, failures, since, detail)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  static final String ENTRIES = "SELECT * FROM campaign_entry WHERE campaign = ? ORDER BY position";

  /// The newest of each kind and vendor.
  static final String NEWEST =
      """
      SELECT * FROM campaign WHERE number IN
        (SELECT max(number) FROM campaign GROUP BY kind, vendor) ORDER BY number
      """;

  static final String PRUNE_BEFORE =
      """
      DELETE FROM campaign WHERE number IN (
        SELECT number FROM campaign
        WHERE phase_since < ?
          AND number NOT IN (SELECT max(number) FROM campaign GROUP BY kind, vendor)
        ORDER BY number LIMIT ?)
      """;

  private CampaignRows() {}

  static @Nullable Object[] values(Campaign campaign) {
    return new @Nullable Object[] {
      campaign.id(),
      campaign.kind().name(),
      campaign.vendor(),
      campaign.options().isForced() ? 1 : 0,
      campaign.options().isOverwriting() ? 1 : 0,
      campaign.options().isWhole() ? 1 : 0,
      campaign.actor(),
      campaign.reason(),
      Columns.text(campaign.startedAt()),
      campaign.phase().name(),
      Columns.text(campaign.phaseSince()),
      campaign.detail()
    };
  }

  static @Nullable Object[] values(String campaign, int position, Entry entry) {
    return new @Nullable Object[] {
      campaign,
      position,
      entry.domain().text(),
      entry.target(),
      entry.sort(),
      entry.standing().name(),
      entry.switchover().orElse(null),
      entry.failures(),
      Columns.text(entry.since()),
      entry.detail()
    };
  }

  static Campaign campaign(ResultSet row, List<Entry> entries) throws SQLException {
    return new Campaign(
        row.getString("id"),
        Campaign.Kind.valueOf(row.getString("kind")),
        row.getString("vendor"),
        new Campaign.Options(
            row.getInt("forced") == 1, row.getInt("overwriting") == 1, row.getInt("whole") == 1),
        row.getString("actor"),
        row.getString("reason"),
        Columns.instant(row, "started_at"),
        Campaign.Phase.valueOf(row.getString("phase")),
        Columns.instant(row, "phase_since"),
        row.getString("detail"),
        entries);
  }

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new DnsName(row.getString("domain")),
        row.getString("target"),
        row.getString("sort"),
        Campaign.Standing.valueOf(row.getString("standing")),
        Columns.maybe(row, "switchover"),
        row.getInt("failures"),
        Columns.instant(row, "since"),
        row.getString("detail"));
  }
}
