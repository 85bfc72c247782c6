// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.server;

import io.wayout.app.http.AgentPort;
import io.wayout.app.http.form.NoticeForm;
import io.wayout.app.json.Json;
import io.wayout.core.model.Notice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The newest notices, for streams that begin, lag or come back. Thread-safe: guarded by this
/// object; whoever tells a notice never waits for whoever reads.
public final class EventLog implements AutoCloseable {
  private static final int KEPT_MAX = 1_024;

  private final AgentPort agent;
  private final String run;
  private final Deque<Event> newest = new ArrayDeque<>();
  private final AgentPort.Subscription subscription;
  private long last;

  /// Listens to an agent from now on.
  public EventLog(AgentPort agent) {
    this.agent = agent;
    this.run = Long.toString(agent.state().startedAt().toEpochMilli(), 36);
    this.subscription = agent.notices(this::keep);
  }

  /// One notice with its place in the order of all.
  record Event(long number, Json form) {}

  /// What a reader gets.
  ///
  /// @param hasGap some that it has not seen are gone
  record Batch(List<Event> events, boolean hasGap) {}

  /// Where a reader stands who has seen everything.
  synchronized long end() {
    return last;
  }

  /// Where a reader stands who comes back; -1 if nobody can know.
  ///
  /// @param id as it was sent to the reader
  synchronized long placeOf(String id) {
    String[] parts = id.split("-", -1);
    if (parts.length != 2 || !parts[0].equals(run) || !parts[1].matches("[0-9]{1,15}")) {
      return -1;
    }
    long number = Long.parseLong(parts[1]);
    return number <= last ? number : -1;
  }

  String id(long number) {
    return run + "-" + number;
  }

  /// Everything after a place; waits for something, but not for long.
  synchronized Batch after(long place, long millisMax) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millisMax);
    long left = millisMax;
    while (last <= place && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
    List<Event> events = new ArrayList<>();
    newest.stream().filter(e -> e.number() > place).forEach(events::add);
    boolean hasGap = !events.isEmpty() && events.getFirst().number() > place + 1;
    return new Batch(events, hasGap);
  }

  @Override
  public void close() {
    subscription.close();
  }

  private synchronized void keep(Notice notice) {
    last++;
    newest.addLast(new Event(last, NoticeForm.of(notice, agent.now())));
    if (newest.size() > KEPT_MAX) {
      newest.removeFirst();
    }
    notifyAll();
  }
}
