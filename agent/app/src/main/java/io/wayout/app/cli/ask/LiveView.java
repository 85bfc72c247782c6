// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.ask;

import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.term.LiveScreen;
import io.wayout.app.cli.term.TerminalSize;
import io.wayout.app.cli.text.NoticeText;
import io.wayout.app.cli.text.StatusText;
import io.wayout.app.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The overview above, the newest events below, drawn anew twice a second until Ctrl-C. An agent
/// that goes away is waited for.
final class LiveView {
  private static final int EVENTS_KEPT_MAX = 50;
  private static final long DRAW_MILLIS = 500;
  private static final int ASK_SIZE_EVERY = 4;
  private final Session session;
  private final Deque<String> events = new ArrayDeque<>();

  LiveView(Session session) {
    this.session = session;
  }

  /// Blocks until the thread is interrupted.
  ///
  /// @throws Stop if there is no agent at the start
  void run() throws Stop {
    session.get("/health");
    Thread listener = new Thread(this::listen, "events");
    listener.setDaemon(true);
    listener.start();
    TerminalSize size = TerminalSize.ask();
    try (LiveScreen screen = new LiveScreen(session.shell().out())) {
      for (int round = 1; pause(); round++) {
        if (round % ASK_SIZE_EVERY == 0) {
          size = TerminalSize.ask();
        }
        screen.draw(frame(size.rows()), size);
      }
    }
  }

  private void listen() {
    while (pause()) {
      try {
        session.events(this::keep);
      } catch (Stop gone) {
        // The overview says so, and the next round tries again.
      }
    }
  }

  private void keep(Json notice) {
    String line = NoticeText.line(notice, session.style(), session.times(notice));
    synchronized (events) {
      events.addLast(line);
      if (events.size() > EVENTS_KEPT_MAX) {
        events.removeFirst();
      }
    }
  }

  /// The newest events keep at least a third of the screen, if there are so many.
  private String frame(int rows) {
    List<String> newest;
    synchronized (events) {
      newest = List.copyOf(events);
    }
    List<String> status = status().lines().toList();
    int below = Math.min(newest.size(), Math.max(rows / 3, rows - status.size() - 3));
    int above = Math.max(0, rows - 3 - below);
    return String.join("\n", status.subList(0, Math.min(status.size(), above)))
        + "\n\n"
        + String.join("\n", newest.subList(newest.size() - below, newest.size()));
  }

  private String status() {
    try {
      Json status = session.get("/status");
      return new StatusText(session.style(), session.times(status.get("agent"))).render(status);
    } catch (Stop gone) {
      return session.style().bad(String.valueOf(gone.getMessage())) + "\nwaiting for it …\n";
    }
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(DRAW_MILLIS);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
