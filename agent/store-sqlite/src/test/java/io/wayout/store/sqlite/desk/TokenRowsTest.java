// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.engine.port.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the API leaves on the desk is there after a restart.
class TokenRowsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final TokenRows.Row PAGER =
      new TokenRows.Row(
          "pager",
          "c0ffee",
          "operator",
          List.of("metrics", "runbook:*"),
          NOW,
          "alice",
          Optional.of(NOW.plus(Duration.ofDays(30))),
          Optional.empty());

  @TempDir Path directory;

  @Test
  void token_isKeptWithItsEnd() throws StoreException {
    try (Desk desk = open()) {
      new TokenRows(desk).add(PAGER);
      new TokenRows(desk).revoke("pager", NOW.plusSeconds(60));
      new TokenRows(desk).revoke("pager", NOW.plusSeconds(90));
      assertThatThrownBy(() -> new TokenRows(desk).add(PAGER)).isInstanceOf(StoreException.class);
    }

    try (Desk desk = open()) {
      assertThat(new TokenRows(desk).all())
          .containsExactly(
              new TokenRows.Row(
                  PAGER.name(),
                  PAGER.hash(),
                  PAGER.role(),
                  PAGER.scopes(),
                  PAGER.createdAt(),
                  PAGER.createdBy(),
                  PAGER.expires(),
                  Optional.of(NOW.plusSeconds(60))));
    }
  }

  @Test
  void order_isKeptForItsTime() throws StoreException {
    RepeatRows.Row old = row("old", NOW.minusSeconds(1), Optional.empty(), "");
    RepeatRows.Row begun = row("new", NOW.plusSeconds(1), Optional.empty(), "");
    RepeatRows.Row done = row("new", NOW.plusSeconds(2), Optional.of(200), "{}");
    try (Desk desk = open()) {
      RepeatRows rows = new RepeatRows(desk);
      rows.keep(old);
      rows.keep(begun);
      assertThat(rows.since(NOW.minusSeconds(9), 9)).containsExactly(old, begun);
      rows.keep(done);
    }

    try (Desk desk = open()) {
      assertThat(new RepeatRows(desk).since(NOW, 9)).containsExactly(done);
    }
  }

  private Desk open() throws StoreException {
    return Desk.open(directory, List.of(RepeatRows.PART, TokenRows.PART), NOW);
  }

  private static RepeatRows.Row row(String key, Instant at, Optional<Integer> status, String body) {
    return new RepeatRows.Row("token pager", key, "d", status, body, at);
  }
}
