// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.Effects;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.Ticker;
import io.wayout.engine.seal.Head;
import io.wayout.store.sqlite.SqliteStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Looks after the state file: is it still there, and not too long?
///
/// Confined to the loop.
final class StoreCare {
  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final Duration KEEP = Duration.ofDays(400);
  private static final long LOOKS_PER_DAY = 24 * 60;
  private static final long ROWS_MAX = 1_000_000;

  private final SqliteStore store;
  private final Ticker ticker;
  private final Effects effects;
  private final NoticeListener listener;
  private long looks;
  private boolean isTold;

  StoreCare(SqliteStore store, Ticker ticker, Effects effects, NoticeListener listener) {
    this.store = store;
    this.ticker = ticker;
    this.effects = effects;
    this.listener = listener;
  }

  void start() {
    effects.at(ticker.now().plus(LOOK), this::look);
  }

  private void look() {
    try {
      store.verify();
      if (looks % 60 == 0) {
        store.prune(ticker.now().minus(KEEP), ROWS_MAX);
      }
      if (looks % LOOKS_PER_DAY == 0) {
        tellHead();
      }
      isTold = false;
    } catch (StoreException broken) {
      tell(broken);
    }
    looks++;
    start();
  }

  /// Whoever keeps these lines elsewhere can prove later that the journal was not rewritten.
  private void tellHead() {
    Head head = store.head();
    listener.notice(
        new Notice(
            Code.JOURNAL_HEAD,
            Level.INFO,
            Optional.empty(),
            Optional.empty(),
            "the journal's chain ends here now",
            Map.of("head", head.toString())));
  }

  private void tell(StoreException broken) {
    if (!isTold) {
      isTold = true;
      listener.notice(
          new Notice(
              Code.JOURNAL_FAILED,
              Level.ALARM,
              Optional.empty(),
              Optional.empty(),
              String.valueOf(broken.getMessage()),
              Map.of("failure", broken.failure().name())));
    }
  }
}
