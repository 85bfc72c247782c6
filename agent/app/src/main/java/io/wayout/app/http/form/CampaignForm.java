// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.campaign.Campaign.Entry;
import io.wayout.core.campaign.Campaign.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;

/// Evacuations and returns as JSON.
public final class CampaignForm {
  private CampaignForm() {}

  public static Json list(Collection<Campaign> campaigns, Instant now) {
    return Json.object()
        .put("now", now)
        .put("campaigns", Json.array(campaigns, CampaignForm::summary))
        .build();
  }

  /// Everything about one, domain by domain in the order in which they move.
  public static Json whole(Campaign campaign, Instant now) {
    return Json.object()
        .put("now", now)
        .put("campaign", summary(campaign))
        .put("entries", Json.array(campaign.entries(), CampaignForm::entry))
        .build();
  }

  static Json summary(Campaign campaign) {
    return Json.object()
        .put("id", campaign.id())
        .put("kind", word(campaign.kind()))
        .put("vendor", campaign.vendor())
        .put("actor", campaign.actor())
        .put("reason", campaign.reason())
        .put("startedAt", campaign.startedAt())
        .put("phase", word(campaign.phase()))
        .put("phaseSince", campaign.phaseSince())
        .put("isOpen", campaign.isOpen())
        .put("detail", campaign.detail())
        .put("domains", campaign.entries().size())
        .put("waiting", campaign.count(Standing.WAITING))
        .put("moving", campaign.count(Standing.MOVING))
        .put("served", campaign.count(Standing.SERVED))
        .put("held", campaign.count(Standing.HELD))
        .put("skipped", campaign.count(Standing.SKIPPED))
        .build();
  }

  private static Json entry(Entry entry) {
    return Json.object()
        .put("domain", entry.domain().text())
        .put("target", entry.target())
        .put("standing", word(entry.standing()))
        .put("switchover", Json.of(entry.switchover(), Json::of))
        .put("failures", entry.failures())
        .put("since", entry.since())
        .put("detail", entry.detail())
        .build();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
