// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.dns.DnsName;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What notices of one trouble have in common, for channels that can close what they opened.
///
/// @param key the same for everything about one trouble
/// @param isOver this notice ends it
public record Incident(String key, boolean isOver) {
  /// Which trouble each good news ends.
  private static final Map<Code, Code> ENDS =
      Map.ofEntries(
          Map.entry(Code.CHECK_UP, Code.CHECK_DOWN),
          Map.entry(Code.WITNESSES_BACK, Code.ISOLATED),
          Map.entry(Code.ACCOUNT_BACK, Code.ACCOUNT_LOST),
          Map.entry(Code.OUTAGE_OVER, Code.OUTAGE_SHAPE),
          Map.entry(Code.OWNED_HERE, Code.OWNED_ELSEWHERE),
          Map.entry(Code.ZONE_ANSWERS, Code.ZONE_SILENT),
          Map.entry(Code.SERVERS_AGREE, Code.SERVERS_DISAGREE),
          Map.entry(Code.JOURNAL_BACK, Code.JOURNAL_FAILED),
          Map.entry(Code.NOTIFY_BACK, Code.NOTIFY_FAILED),
          Map.entry(Code.CAMPAIGN_DONE, Code.CAMPAIGN_STARTED),
          Map.entry(Code.SWITCHOVER_DONE, Code.SWITCHOVER_STARTED));

  /// The trouble that a notice is about.
  public static Incident of(Notice notice) {
    Code code = ENDS.getOrDefault(notice.code(), topic(notice));
    return new Incident(
        code + subject(notice).map(s -> "/" + s).orElse(""), ENDS.containsKey(notice.code()));
  }

  /// What it is about, as far as its facts say; a change of shape is the same outage.
  static Optional<String> subject(Notice notice) {
    if (notice.switchover().isPresent()) {
      return notice.switchover();
    }
    String facts =
        Stream.of("check", "account", "zone", "vendor", "campaign", "channel", "runbook")
            .filter(notice.facts()::containsKey)
            .map(notice.facts()::get)
            .collect(Collectors.joining("/"));
    return notice
        .domain()
        .map(DnsName::text)
        .or(() -> Optional.of(facts).filter(f -> !f.isEmpty()));
  }

  /// Everything about a move, or a campaign, is one trouble.
  private static Code topic(Notice notice) {
    if (notice.switchover().isPresent()) {
      return Code.SWITCHOVER_STARTED;
    }
    if (notice.facts().containsKey("campaign")) {
      return Code.CAMPAIGN_STARTED;
    }
    return notice.code() == Code.CHECK_UNKNOWN ? Code.CHECK_DOWN : notice.code();
  }
}
