// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Event;
import io.wayout.core.fold.Event.RecordsObserved;
import io.wayout.core.fold.Event.Seen;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.engine.Worlds;
import io.wayout.provider.RecordRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final Instant T0 = Instant.parse("2026-01-05T03:00:00Z");
  private static final Event ENDED = new Event.WritesEnded(List.of());

  private final Backlog backlog = new Backlog();

  @Test
  void events_leaveInTheOrderInWhichTheyCame() {
    look(holds("ali", 0));
    backlog.add(ENDED);
    look(holds("cf", 1));

    assertThat(drained())
        .containsExactly(
            new RecordsObserved(List.of(holds("ali", 0))),
            ENDED,
            new RecordsObserved(List.of(holds("cf", 1))));
  }

  @Test
  void newerLook_takesThePlaceOfOlderOnesAtTheSameRecord() {
    look(holds("ali", 0), holds("cf", 0));
    backlog.add(ENDED);
    look(holds("ali", 1));

    assertThat(drained())
        .containsExactly(
            new RecordsObserved(List.of(holds("cf", 0))),
            ENDED,
            new RecordsObserved(List.of(holds("ali", 1))));
  }

  @Test
  void lookThatSawNothing_outdatesOnlyItsLike() {
    look(holds("ali", 0));
    look(unread("ali", 1));
    look(unread("ali", 2));

    assertThat(drained())
        .containsExactly(
            new RecordsObserved(List.of(holds("ali", 0))),
            new RecordsObserved(List.of(unread("ali", 2))));
  }

  @Test
  void lookThatBeganBefore_outdatesNothing() {
    look(holds("ali", 2));
    look(holds("ali", 1));

    assertThat(drained()).hasSize(2);
  }

  @Test
  void diskFullForDays_keepsOneLookForEachRecord() {
    for (int minute = 0; minute < 5_000; minute++) {
      look(holds("ali", minute), holds("cf", minute));
    }

    assertThat(drained()).hasSize(1);
  }

  private void look(Seen... seen) {
    RecordsObserved observed = new RecordsObserved(List.of(seen));
    backlog.outdate(observed);
    backlog.add(observed);
  }

  private List<Event> drained() {
    List<Event> all = new ArrayList<>();
    while (!backlog.isEmpty()) {
      all.add(backlog.first().orElseThrow());
      backlog.removeFirst();
    }
    return all;
  }

  private static Seen holds(String account, int minute) {
    RecordSet set = new RecordSet(new Ttl(60), Worlds.lb("primary"));
    Observed.Source source = Observed.Source.API;
    return new Seen(
        place(account), new Observed.Holds(set, RecordRef.NONE, source, minutes(minute)));
  }

  private static Seen unread(String account, int minute) {
    return new Seen(place(account), new Observed.Unread("nobody answers", minutes(minute)));
  }

  private static LinkAccount place(String account) {
    return new LinkAccount(Worlds.LINK.keys().getFirst(), account);
  }

  private static Instant minutes(int minute) {
    return T0.plusSeconds(60L * minute);
  }
}
