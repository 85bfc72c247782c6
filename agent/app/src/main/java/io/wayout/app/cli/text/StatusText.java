// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.text;

import io.wayout.app.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The overview: what is out of the ordinary first, then domains, then accounts.
public final class StatusText {
  private static final int DECISION_CHARS_MAX = 72;
  private static final String WELL = "WELL";
  private static final int VERSION_CHARS_MAX = 12;
  private final Style style;
  private final Times times;

  public StatusText(Style style, Times times) {
    this.style = style;
    this.times = times;
  }

  public String render(Json status) {
    return head(status.get("agent"))
        + freezes(status.list("freezes"))
        + owners(status.list("accounts"))
        + campaigns(status.list("campaigns"))
        + witnesses(status.list("witnesses"))
        + domains(status.list("domains"))
        + accounts(status.list("accounts"));
  }

  private String head(Json agent) {
    String line =
        style.bold("wayout " + agent.text("id"))
            + style.dim(
                " · "
                    + agent.text("version")
                    + " · configuration "
                    + version(agent)
                    + (agent.isTrue("isDirect")
                        ? " · without daemon"
                        : " · up " + times.ago(agent, "startedAt")))
            + "\n";
    return agent.isTrue("isHeldForAck")
        ? line
            + style.bad("HELD")
            + " the state was lost at the last start; nothing automatic happens until"
            + " `wayout ack --all`\n"
        : line;
  }

  /// A digest is told from others by its beginning.
  private static String version(Json agent) {
    String version = agent.text("configVersion");
    return version.length() <= VERSION_CHARS_MAX
        ? version
        : version.substring(0, VERSION_CHARS_MAX);
  }

  /// A forgotten freeze is shown first (H14).
  String freezes(List<Json> freezes) {
    StringBuilder text = new StringBuilder();
    for (Json freeze : freezes) {
      text.append(style.bad("FROZEN"))
          .append(' ')
          .append(freeze.text("scope"))
          .append(" for ")
          .append(times.ago(freeze, "since"))
          .append(" by ")
          .append(freeze.text("actor"))
          .append(freeze.text("reason").isEmpty() ? "" : ": " + freeze.text("reason"))
          .append(
              freeze.has("expires")
                  ? " (ends in " + times.ahead(freeze, "expires") + ")"
                  : " (until someone lifts it)")
          .append('\n');
    }
    return text.toString();
  }

  /// What another installation guards is not ours to move by ourselves (H19).
  private String owners(List<Json> accounts) {
    StringBuilder text = new StringBuilder();
    for (Json account : accounts) {
      Json owner = account.get("owner");
      if (owner.text("standing").equals("ELSEWHERE")) {
        text.append(style.bad("ELSEWHERE"))
            .append(" account ")
            .append(account.text("name"))
            .append(" is guarded by installation ")
            .append(owner.text("installation"))
            .append("; nothing automatic is written through it here until `wayout adopt ")
            .append(account.text("name"))
            .append("`\n");
      }
    }
    return text.toString();
  }

  private String campaigns(List<Json> campaigns) {
    StringBuilder text = new StringBuilder();
    campaigns.forEach(c -> text.append(new CampaignText(style, times).line(c)));
    return text.toString();
  }

  private String witnesses(List<Json> witnesses) {
    StringBuilder text = new StringBuilder();
    for (Json witness : witnesses) {
      if (witness.text("verdict").equals("DOWN")) {
        text.append(style.warn("WITNESS"))
            .append(' ')
            .append(witness.text("check"))
            .append(" down for ")
            .append(times.ago(witness, "since"))
            .append(": ")
            .append(witness.text("detail"))
            .append('\n');
      }
    }
    return text.toString();
  }

  private String domains(List<Json> domains) {
    Table table = new Table();
    table.row(dim("DOMAIN"), dim("TARGET"), dim("HEALTH"), dim("PATH"), dim("MODE"), dim("NOW"));
    for (Json domain : domains) {
      table.row(
          style.bold(domain.text("name")),
          target(domain),
          style.verdict(domain.text("health")),
          path(domain.get("effective")),
          domain.text("mode").toLowerCase(Locale.ROOT),
          now(domain));
    }
    return "\n" + (domains.isEmpty() ? "no domains\n" : table.render());
  }

  /// `primary`, or `primary → standby` while the two differ.
  String target(Json domain) {
    Json effective = domain.get("effective");
    String at = effective.has("target") ? effective.text("target") : effective.text("state");
    boolean isAway = domain.has("desired") && !domain.text("desired").equals(at);
    return isAway ? style.warn(at + " → " + domain.text("desired")) : at;
  }

  String path(Json effective) {
    return switch (effective.text("state")) {
      case "at" -> {
        boolean isCanonical = effective.isTrue("isCanonical");
        yield isCanonical ? "canonical" : style.warn("by link " + effective.text("throughLink"));
      }
      case "foreign" -> style.bad("foreign value");
      case "missing" -> style.bad("no record");
      case "split" -> style.bad("mirrors differ");
      default -> style.warn("not observed");
    };
  }

  String now(Json domain) {
    if (domain.has("switchover")) {
      Json move = domain.get("switchover");
      return style.warn(
          "moving to "
              + move.text("target")
              + ", step "
              + move.text("step")
              + "/"
              + move.text("steps")
              + " "
              + move.text("phase"));
    }
    Json decision = domain.get("decision");
    if (decision.text("gate").equals("CONTENT")) {
      return style.dim("content");
    }
    String gate = decision.has("gate") ? decision.text("gate") : "MOVE";
    return style.warn(gate) + " " + shorten(decision.text("text"));
  }

  private String accounts(List<Json> accounts) {
    Table table = new Table();
    table.row(
        dim("ACCOUNT"),
        dim("PROVIDER"),
        dim("VENDOR"),
        dim("READABLE"),
        dim("WRITABLE"),
        dim("SHAPE"));
    for (Json account : accounts) {
      table.row(
          style.bold(account.text("name")),
          account.text("provider"),
          account.text("vendor"),
          plane(account.get("readable")),
          plane(account.get("writable")),
          shape(account));
    }
    return accounts.isEmpty() ? "" : "\n" + table.render() + remedies(accounts);
  }

  private String plane(Json plane) {
    boolean isUp = plane.text("verdict").equals("UP");
    return style.verdict(plane.text("verdict"))
        + " "
        + times.ago(plane, "since")
        + (isUp ? "" : " " + shorten(plane.text("detail")));
  }

  private String shape(Json account) {
    boolean isWell = account.text("shape").equals(WELL);
    return isWell ? dim("well") : style.bad(account.text("shape").replace('_', ' '));
  }

  /// What to do, and what not, once for each shape.
  private String remedies(List<Json> accounts) {
    Set<String> lines = new LinkedHashSet<>();
    for (Json account : accounts) {
      if (!account.text("shape").equals(WELL)) {
        lines.add(
            style.warn(account.text("shape").replace('_', ' '))
                + " "
                + account.text("shapeText")
                + ": "
                + account.text("remedy")
                + "\n");
      }
    }
    return String.join("", lines);
  }

  private String dim(String text) {
    return style.dim(text);
  }

  private static String shorten(String text) {
    return text.length() <= DECISION_CHARS_MAX
        ? text
        : text.substring(0, DECISION_CHARS_MAX - 1) + "…";
  }
}
