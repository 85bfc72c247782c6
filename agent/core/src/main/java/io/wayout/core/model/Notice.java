// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.DnsName;
import java.util.Map;
import java.util.Optional;

/// Something that people should know: the source of log lines, metrics and notifications.
///
/// @param text one sentence for a tired person
/// @param facts more of it by key, for machines; no secrets (I90)
public record Notice(
    Code code,
    Level level,
    Optional<DnsName> domain,
    Optional<String> switchover,
    String text,
    Map<String, String> facts) {
  public Notice {
    facts = Map.copyOf(facts);
  }

  /// How urgent it is.
  public enum Level {
    INFO,
    WARN,
    ALARM
  }

  /// What it is about; stable names for logs, metrics and alert rules.
  public enum Code {
    ACCESS_DENIED,
    ACCOUNT_LOST,
    ACCOUNT_BACK,
    ADVISED,
    ALL_DOWN,
    BLOCK_LIFTED,
    CAMPAIGN_DONE,
    CAMPAIGN_HALTED,
    CAMPAIGN_PHASE,
    CAMPAIGN_STARTED,
    CAMPAIGN_WAITS,
    CANARY_FAILED,
    CHECK_DOWN,
    CHECK_UP,
    CHECK_UNKNOWN,
    CERTIFICATE_EXPIRES,
    CERTIFICATE_REFUSED,
    CONFIG_REJECTED,
    CONFIG_RELOADED,
    DESK_FAILED,
    DRIFT,
    DRILL_ENDED,
    DRILL_STARTED,
    DRILL_TURNED,
    DRILL_WAITS,
    FOREIGN_VALUE,
    FROZEN,
    HELD,
    ISOLATED,
    JOURNAL_FAILED,
    JOURNAL_BACK,
    JOURNAL_HEAD,
    KIT_FAILED,
    LISTEN_FAILED,
    MASS_DOWN,
    NOTIFY_BACK,
    NOTIFY_FAILED,
    NOTIFY_TEST,
    NO_WAY_OUT,
    OUTAGE_OVER,
    OUTAGE_SHAPE,
    OWNED_ELSEWHERE,
    OWNED_HERE,
    REFUSED,
    RESUMED,
    RUN,
    RUNBOOK_STUCK,
    RUN_WAITS,
    SCHEDULE_MISSED,
    SERVERS_AGREE,
    SERVERS_DISAGREE,
    STARTED,
    STOPPED,
    STOOD_STILL,
    SWITCHOVER_ABORTED,
    SWITCHOVER_DONE,
    SWITCHOVER_FROZEN,
    SWITCHOVER_SERVED,
    SWITCHOVER_SLOW,
    SWITCHOVER_STARTED,
    TOKEN_CREATED,
    TOKEN_REVOKED,
    TRIGGER,
    TRIGGER_REFUSED,
    UNFROZEN,
    WITNESSES_BACK,
    WRITE_IN_DOUBT,
    ZONE_ANSWERS,
    ZONE_SILENT
  }
}
