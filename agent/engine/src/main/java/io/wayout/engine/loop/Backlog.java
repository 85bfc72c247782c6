// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.loop;

import io.wayout.core.fold.Event;
import io.wayout.core.fold.Event.RecordsObserved;
import io.wayout.core.fold.Event.Seen;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Events whose consequences the journal could not take yet, oldest first. Of looks at one record
/// only the newest waits, so that a disk that is full for days costs no memory: the rest are
/// answers to what was asked before the journal failed, and nothing new is asked meanwhile.
///
/// Confined to the loop.
final class Backlog {
  private final Deque<Event> waiting = new ArrayDeque<>();

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  Optional<Event> first() {
    return Optional.ofNullable(waiting.peekFirst());
  }

  void removeFirst() {
    waiting.removeFirst();
  }

  void add(Event event) {
    waiting.addLast(event);
  }

  /// A newer look makes older ones that wait needless, unless it saw nothing.
  void outdate(RecordsObserved newer) {
    if (waiting.isEmpty()) {
      return;
    }
    Map<LinkAccount, Seen> looks = new HashMap<>();
    newer.seen().forEach(seen -> looks.put(seen.place(), seen));
    List<Event> older = List.copyOf(waiting);
    waiting.clear();
    for (Event event : older) {
      Event left = event instanceof RecordsObserved old ? without(old, looks) : event;
      if (!(left instanceof RecordsObserved(List<Seen> seen)) || !seen.isEmpty()) {
        waiting.addLast(left);
      }
    }
  }

  private static Event without(RecordsObserved old, Map<LinkAccount, Seen> newer) {
    return new RecordsObserved(
        old.seen().stream().filter(seen -> !isOutdated(seen, newer.get(seen.place()))).toList());
  }

  private static boolean isOutdated(Seen old, @Nullable Seen newer) {
    if (newer == null || newer.observed().at().isBefore(old.observed().at())) {
      return false;
    }
    return newer.observed() instanceof Observed.Holds
        || newer.observed().getClass().equals(old.observed().getClass());
  }
}
