// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.text;

import io.wayout.app.json.Json;
import java.util.List;
import java.util.Locale;

/// Evacuations and returns.
public final class CampaignText {
  private static final int ENTRIES_SHOWN_MAX = 20;
  private final Style style;
  private final Times times;

  public CampaignText(Style style, Times times) {
    this.style = style;
    this.times = times;
  }

  /// What would move, in its order, and in which portions.
  public String plan(Json plan, String vendor) {
    List<Json> previews = plan.list("previews");
    if (previews.isEmpty()) {
      return "no domain has to move for " + vendor + "\n";
    }
    long stuck = previews.stream().filter(CampaignText::isStuck).count();
    return new MoveText(style, times).previews(previews)
        + (previews.size() - stuck)
        + " of "
        + previews.size()
        + " domains can move: "
        + plan.text("canary")
        + " first as the canary, then at most "
        + plan.text("share")
        + " at once\n";
  }

  public static boolean isStuck(Json preview) {
    String outcome = preview.text("outcome");
    return outcome.equals("noWayOut") || outcome.equals("foreign");
  }

  /// One line for the overview.
  public String line(Json campaign) {
    return style.warn(campaign.text("kind").toUpperCase(Locale.ROOT))
        + " "
        + campaign.text("vendor")
        + "  "
        + counts(campaign)
        + style.dim(
            "  "
                + campaign.text("id")
                + " by "
                + campaign.text("actor")
                + ", "
                + times.ago(campaign, "startedAt"))
        + "\n";
  }

  public static String counts(Json campaign) {
    return campaign.text("phase")
        + ": "
        + campaign.text("served")
        + " of "
        + campaign.text("domains")
        + " served, "
        + campaign.text("moving")
        + " moving, "
        + campaign.text("waiting")
        + " waiting, "
        + campaign.text("held")
        + " held, "
        + campaign.text("skipped")
        + " skipped";
  }

  /// How it stands: the counts, and every domain that was not served, as far as they fit a screen.
  public String whole(Json whole) {
    Json campaign = whole.get("campaign");
    StringBuilder text = new StringBuilder(line(campaign));
    if (!campaign.text("detail").isEmpty()) {
      text.append(style.bad(campaign.text("detail"))).append('\n');
    }
    List<Json> odd =
        whole.list("entries").stream()
            .filter(e -> List.of("held", "skipped").contains(e.text("standing")))
            .toList();
    Table table = new Table();
    odd.stream()
        .limit(ENTRIES_SHOWN_MAX)
        .forEach(
            e -> table.row(style.bold(e.text("domain")), e.text("standing"), e.text("detail")));
    text.append(table.render());
    if (odd.size() > ENTRIES_SHOWN_MAX) {
      text.append("… and ")
          .append(odd.size() - ENTRIES_SHOWN_MAX)
          .append(" more (--output json shows all)\n");
    }
    return text.append(advice(campaign)).toString();
  }

  private static String advice(Json campaign) {
    String command = campaign.text("kind") + " " + campaign.text("vendor");
    StringBuilder text = new StringBuilder();
    if (campaign.text("phase").equals("waiting")) {
      text.append("what is held moves when it can; end that with: wayout ")
          .append(command)
          .append(" --stop\n");
    }
    if (campaign.number("served") > 0) {
      text.append("automation leaves what was moved alone until: wayout ack --campaign ")
          .append(campaign.text("id"))
          .append('\n');
    }
    return text.toString();
  }
}
