// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.campaign;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.term.LastWords;
import io.wayout.app.cli.term.Progress;
import io.wayout.app.cli.text.CampaignText;
import io.wayout.app.json.Json;
import java.util.concurrent.TimeUnit;

/// Follows a campaign until nothing more can be done now: a bar where a person watches, else a row
/// for each second with progress.
final class CampaignWatch {
  private static final long POLL_MILLIS = 200;
  private static final long ROW_NANOS = 1_000_000_000;
  private final Session session;
  private final CampaignOptions options;
  private final String id;
  private final String farewell;
  private String told = "";
  private long toldAt;

  CampaignWatch(Session session, CampaignOptions options, String id, String farewell) {
    this.session = session;
    this.options = options;
    this.id = id;
    this.farewell = farewell;
  }

  ExitCode await() throws Stop {
    Shell shell = session.shell();
    long patience = options.timeout().toNanos();
    String before = "";
    long since = System.nanoTime();
    Json campaign = campaign();
    try (var _ = LastWords.on(shell.err(), "\n" + farewell);
        Progress progress = new Progress(shell, campaign.number("domains"), "served")) {
      while (true) {
        long gone = campaign.number("held") + campaign.number("skipped");
        progress.show(campaign.number("served"), gone);
        if (isOver(campaign)) {
          return exit(campaign);
        }
        String counts = CampaignText.counts(campaign);
        since = counts.equals(before) ? since : System.nanoTime();
        before = counts;
        row(shell, counts);
        if (System.nanoTime() - since > patience || !pause()) {
          shell
              .err()
              .println("no progress for " + options.timeout().toSeconds() + " s; " + farewell);
          return ExitCode.NOT_VERIFIED;
        }
        campaign = campaign();
      }
    }
  }

  private Json campaign() throws Stop {
    return session.get("/campaigns").list("campaigns").stream()
        .filter(c -> c.text("id").equals(id))
        .findFirst()
        .orElseThrow(() -> new Stop(ExitCode.FAILED, id + " is not known to the agent any more"));
  }

  private void row(Shell shell, String counts) {
    long now = System.nanoTime();
    boolean isDue = told.isEmpty() || now - toldAt >= ROW_NANOS;
    if (shell.isTerminal() || session.isJson() || counts.equals(told) || !isDue) {
      return;
    }
    shell.err().println(counts);
    shell.err().flush();
    told = counts;
    toldAt = now;
  }

  private static boolean isOver(Json campaign) {
    return campaign.number("moving") == 0
        && (!campaign.isTrue("isOpen") || campaign.text("phase").equals("waiting"));
  }

  private static ExitCode exit(Json campaign) {
    if (campaign.text("phase").equals("done")) {
      return ExitCode.DONE;
    }
    if (campaign.number("served") > 0) {
      return ExitCode.PARTLY;
    }
    return campaign.text("phase").equals("waiting") ? ExitCode.NO_WAY_OUT : ExitCode.FAILED;
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
