// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.text;

import io.wayout.app.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Everything about one domain.
public final class DomainText {
  private final Style style;
  private final Times times;
  private final StatusText status;

  public DomainText(Style style, Times times) {
    this.style = style;
    this.times = times;
    this.status = new StatusText(style, times);
  }

  public String render(Json domain) {
    return status.freezes(domain.list("freezes"))
        + head(domain)
        + "\n"
        + targets(domain)
        + "\n"
        + links(domain)
        + "\n"
        + servers(domain)
        + why(domain);
  }

  /// The decision and what holds.
  public String why(Json domain) {
    Json decision = domain.get("decision");
    StringBuilder text = new StringBuilder();
    String gate = WayText.gate(decision);
    text.append(style.bold("why"))
        .append("  ")
        .append(gate.equals("CONTENT") ? style.good(gate) : style.warn(gate))
        .append(decision.has("since") ? " for " + times.ago(decision, "since") : "")
        .append("\n     ")
        .append(decision.text("text"))
        .append('\n');
    for (String fact : domain.texts("evidence")) {
      text.append("     - ").append(fact).append('\n');
    }
    if (domain.has("way")) {
      Json way = domain.get("way");
      text.append("     a move to ").append(way.text("target")).append(" would go so:\n");
      text.append(new WayText(style).lines(way.list("links"), "     "));
    }
    return text.toString();
  }

  private String head(Json domain) {
    Table table = new Table();
    table.row(style.bold(domain.text("name")), status.target(domain));
    table.row("  health", style.verdict(domain.text("health")));
    table.row("  path", status.path(domain.get("effective")) + detail(domain.get("effective")));
    table.row("  mode", domain.text("mode").toLowerCase(Locale.ROOT));
    table.row("  generation", domain.text("generation"));
    table.row("  time to switch", bound(domain));
    if (!domain.texts("tags").isEmpty()) {
      table.row("  tags", String.join(", ", domain.texts("tags")));
    }
    if (domain.has("switchover")) {
      table.row("  switchover", domain.get("switchover").text("id") + " " + status.now(domain));
    }
    if (domain.has("block")) {
      table.row("  block", style.warn(block(domain.get("block"))));
    }
    return table.render();
  }

  private String bound(Json domain) {
    Duration bound = Duration.ofMillis(domain.number("timeToSwitchMillis"));
    Duration rto = Duration.ofMillis(domain.number("rtoMillis"));
    String text = "at most " + Times.duration(bound) + " (rto " + Times.duration(rto) + ")";
    return bound.compareTo(rto) > 0 ? style.warn(text) : text;
  }

  private String block(Json block) {
    return "since "
        + times.full(block, "since")
        + (block.has("until")
            ? ", ends in " + times.ahead(block, "until")
            : ", until acknowledged (wayout ack)");
  }

  private String targets(Json domain) {
    Table table = new Table();
    table.row(style.dim("TARGET"), style.dim("VENDOR"), style.dim("HEALTH"), style.dim("LEADS TO"));
    for (Json target : domain.list("targets")) {
      table.row(
          style.bold(target.text("name")) + (target.isTrue("isEffective") ? " *" : ""),
          target.text("vendor"),
          style.verdict(target.text("verdict")) + " " + times.ago(target, "since"),
          target.text("data") + problem(target.text("verdict"), target.text("detail")));
    }
    return table.render();
  }

  private String links(Json domain) {
    Table table = new Table();
    table.row(
        style.dim("LINK"),
        style.dim("ACCOUNT"),
        style.dim("HOLDS"),
        style.dim("WRITABLE"),
        style.dim("ANSWERING"));
    for (Json link : domain.list("links")) {
      List<Json> accounts = link.list("accounts");
      for (Json account : accounts) {
        table.row(
            link.text("link") + " " + style.bold(link.text("name")),
            account.text("account"),
            holds(account),
            plane(account.get("control")),
            plane(account.get("data")));
      }
    }
    return table.render();
  }

  /// Every address of every name server, once for each record.
  private String servers(Json domain) {
    Table table = new Table();
    table.row(
        style.dim("NAME SERVER"),
        style.dim("ADDRESS"),
        style.dim("BY"),
        style.dim("SERIAL"),
        style.dim("ANSWERS"));
    boolean isKnown = false;
    for (Json link : domain.list("links")) {
      for (Json account : link.list("accounts")) {
        for (Json server : account.list("servers")) {
          isKnown = true;
          table.row(
              link.text("link") + " " + server.text("server"),
              server.text("address").isEmpty() ? "-" : server.text("address"),
              server.text("transport").toLowerCase(Locale.ROOT),
              server.has("serial") ? server.text("serial") : "-",
              server.isTrue("isAnswering")
                  ? server.has("answer") ? server.text("answer") : "-"
                  : style.bad("silent") + " " + server.text("detail"));
        }
      }
    }
    return isKnown ? table.render() + "\n" : "";
  }

  private String holds(Json account) {
    Json observed = account.get("observed");
    return switch (observed.text("state")) {
      case "holds" -> observed.text("value") + style.dim(" " + observed.text("ttlSeconds") + "s");
      case "empty" -> style.bad("no record");
      default -> style.warn("not known") + detail(observed);
    };
  }

  private String plane(Json plane) {
    String verdict = plane.text("verdict");
    return style.verdict(verdict)
        + " "
        + times.ago(plane, "since")
        + problem(verdict, plane.text("detail"));
  }

  private static String problem(String verdict, String detail) {
    return verdict.equals("UP") || detail.isEmpty() ? "" : " (" + detail + ")";
  }

  private static String detail(Json value) {
    return value.text("detail").isEmpty() ? "" : " (" + value.text("detail") + ")";
  }
}
