// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.metrics;

import java.util.List;
import java.util.Locale;

/// Every metric. Names are stable; base units; labels are bounded by the configuration.
public enum Metric {
  BUILD_INFO(Type.GAUGE, "version agent", "Which program runs, and the agent's name; always 1."),
  CONFIG_INFO(Type.GAUGE, "version", "Which configuration is in use; always 1."),
  START_TIME_SECONDS(Type.GAUGE, "", "When the agent started, as Unix time."),
  LOOP_LAG_SECONDS(Type.GAUGE, "", "How long ago the decision loop last turned."),
  JOURNAL_UP(Type.GAUGE, "", "1 while the journal can be written, else nothing is moved."),
  JOURNAL_ROWS_TOTAL(Type.COUNTER, "", "Rows that were ever written to the journal."),
  HELD_FOR_ACK(Type.GAUGE, "", "1 while automation waits for a person because state was lost."),
  FREEZES(Type.GAUGE, "scope", "Freezes in force, by scope: everything, vendor, domain."),
  CAMPAIGNS_OPEN(Type.GAUGE, "kind", "Evacuations and returns that are not over."),
  SWITCHOVERS_IN_PROGRESS(Type.GAUGE, "", "Moves that are on their way."),
  SWITCHOVERS_TOTAL(Type.COUNTER, "result", "Moves of this run: started, served, done, aborted."),
  SWITCHOVER_SERVED_SECONDS(
      Type.HISTOGRAM, "", "From the decision until every name server answers the new value."),
  DOMAINS(
      Type.GAUGE, "decision", "Domains by what holds them: the gates of `wayout why`, or MOVE."),
  DOMAIN_EFFECTIVE_TARGET(
      Type.GAUGE, "domain target", "1: the domain's chain leads to this target."),
  DOMAIN_AT_A_TARGET(Type.GAUGE, "domain", "1: its chain leads to a declared target."),
  DOMAIN_HEALTHY(Type.GAUGE, "domain", "1: the target where it is is up."),
  DOMAIN_CANONICAL(Type.GAUGE, "domain", "1: its chain leads through all its links; 0: a bypass."),
  DOMAIN_MOVING(Type.GAUGE, "domain", "1 while a move is on its way."),
  DOMAIN_PENDING(Type.GAUGE, "domain", "1 while the rest of a partial move waits for an account."),
  DOMAIN_BLOCKED(Type.GAUGE, "domain", "1 in the block period after a move."),
  DOMAIN_FROZEN(Type.GAUGE, "domain", "1 while a freeze covers it."),
  DOMAIN_STUCK(Type.GAUGE, "domain", "1: it should move and no link can be written."),
  DOMAIN_TIME_TO_SWITCH_SECONDS(
      Type.GAUGE, "domain", "The bound from a fault until users are moved."),
  DOMAIN_RTO_SECONDS(Type.GAUGE, "domain", "The objective for that bound."),
  TARGET_STATE(Type.GAUGE, "pool target vendor state", "1 for its state: up, down or unknown."),
  WITNESS_STATE(Type.GAUGE, "check state", "1 for its state: up, down or unknown."),
  CERTIFICATE_EXPIRY_TIMESTAMP_SECONDS(
      Type.GAUGE, "check", "When the certificate that a check saw ends, as Unix time."),
  ACCOUNT_STATE(
      Type.GAUGE,
      "account vendor plane state",
      "1 for the state of its control plane: up, down or unknown; for reads and for writes."),
  ACCOUNT_OUTAGE(
      Type.GAUGE, "account vendor shape", "1: its control plane is not well, and how it looks."),
  ACCOUNT_OWNED_ELSEWHERE(
      Type.GAUGE,
      "account vendor",
      "1: another installation guards it, so automation here writes nothing through it."),
  ACCOUNT_REQUESTS_TOTAL(Type.COUNTER, "account", "Requests that may have reached the vendor."),
  ZONE_STATE(
      Type.GAUGE,
      "account zone state",
      "1 for the state of the zone's name servers at the account: up, down or unknown."),
  NOTICES_TOTAL(Type.COUNTER, "code level", "Notices of this run; see alarms.md."),
  NOTIFY_QUEUED(Type.GAUGE, "channel", "Notices that wait for a channel."),
  NOTIFY_SENT_TOTAL(Type.COUNTER, "channel", "Messages that the channel took."),
  NOTIFY_FAILED_TOTAL(Type.COUNTER, "channel", "Tries that the channel did not take."),
  NOTIFY_LAST_SUCCESS_TIMESTAMP_SECONDS(
      Type.GAUGE, "channel", "When the channel last took a message, as Unix time."),
  NOTIFY_LOST_TOTAL(Type.COUNTER, "", "Notices of this run that nobody could be told."),
  HEARTBEAT_LAST_SUCCESS_TIMESTAMP_SECONDS(
      Type.GAUGE, "", "When the dead-man's switch last answered, as Unix time."),
  HEAP_BYTES(Type.GAUGE, "", "Memory that the program's objects take.");

  private final Type type;
  private final String labels;
  private final String help;

  Metric(Type type, String labels, String help) {
    this.type = type;
    this.labels = labels;
    this.help = help;
  }

  /// What its value means over time.
  public enum Type {
    GAUGE,
    COUNTER,
    HISTOGRAM
  }

  /// As Prometheus knows it.
  public String text() {
    return "wayout_" + name().toLowerCase(Locale.ROOT);
  }

  public Type type() {
    return type;
  }

  public List<String> labels() {
    return labels.isEmpty() ? List.of() : List.of(labels.split(" ", -1));
  }

  /// One sentence.
  public String help() {
    return help;
  }
}
