// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.campaign;

import io.wayout.app.cli.act.Results;
import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.term.Confirmation;
import io.wayout.app.cli.text.CampaignText;
import io.wayout.app.json.Json;
import java.util.List;

/// A campaign as a person leads it: look, confirm, order or join, watch, report.
final class CampaignFlow {
  private final Session session;
  private final CampaignOptions options;
  private final String kind;
  private final String vendor;

  /// @param kind `evacuate` or `return`
  CampaignFlow(Session session, CampaignOptions options, String kind, String vendor) {
    this.session = session;
    this.options = options;
    this.kind = kind;
    this.vendor = vendor;
  }

  ExitCode run() throws Stop {
    options.check();
    if (options.isStop()) {
      Json order = key().put("reason", options.reason()).build();
      return Results.order(session, "/campaigns/stop", order);
    }
    Json plan = session.post("/campaigns/plan", choice().build());
    boolean isJoining = plan.has("joins");
    if (options.isDryRun() || (plan.list("previews").isEmpty() && !isJoining)) {
      session.show(plan, _ -> text(plan).plan(plan, vendor));
      return exit(plan);
    }
    if (!isJoining) {
      confirm(plan);
    }
    Json result =
        Results.answer(session, "/campaigns", order(plan, isJoining)).list("results").getFirst();
    if (result.text("outcome").equals("unchanged")) {
      session.show(result, r -> r.text("subject") + ": " + r.text("text") + "\n");
      return ExitCode.DONE;
    }
    return follow(result);
  }

  private ExitCode follow(Json result) throws Stop {
    String id = result.text("subject");
    if (!session.isJson()) {
      session.shell().out().println(id + " " + result.text("outcome"));
      session.shell().out().flush();
    }
    ExitCode exit = ExitCode.DONE;
    if (options.isWaiting()) {
      String farewell = "the agent goes on with " + id + "; see it again with: wayout " + command();
      exit = new CampaignWatch(session, options, id, farewell).await();
    }
    Json whole = session.get("/campaigns/" + Session.encode(id));
    session.show(whole, w -> text(w).whole(w));
    return exit;
  }

  private String command() {
    return kind + " " + vendor;
  }

  private Json.Builder key() {
    return Json.object().put("kind", kind).put("vendor", vendor);
  }

  private Json.Builder choice() {
    return key()
        .put("force", options.isForced())
        .put("overwriteForeign", options.isOverwriting())
        .put("whole", options.isWhole());
  }

  /// What people were shown is what is ordered.
  private Json order(Json plan, boolean isJoining) {
    List<Json> seen = isJoining ? List.of() : plan.list("previews");
    return choice()
        .put("planHash", plan.text("hash"))
        .put("reason", options.reason())
        .put("domains", new Json.Array(seen.stream().map(p -> p.get("domain")).toList()))
        .put(
            "expectedGenerations",
            new Json.Array(seen.stream().map(p -> p.get("generation")).toList()))
        .build();
  }

  private void confirm(Json plan) throws Stop {
    Shell shell = session.shell();
    if (!session.isJson()) {
      shell.out().print(text(plan).plan(plan, vendor));
      shell.out().flush();
    }
    if (options.isSure()) {
      return;
    }
    new Confirmation("this move", "Begin to " + command() + "?", "nothing was written")
        .require(shell);
  }

  /// What a look promises: all can move, some, or nobody.
  private static ExitCode exit(Json plan) {
    List<Json> all = plan.list("previews");
    long stuck = all.stream().filter(CampaignText::isStuck).count();
    if (stuck == 0) {
      return ExitCode.DONE;
    }
    return stuck < all.size() ? ExitCode.PARTLY : ExitCode.NO_WAY_OUT;
  }

  private CampaignText text(Json answer) {
    return new CampaignText(session.style(), session.times(answer));
  }
}
