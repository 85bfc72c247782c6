// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.observe;

import io.wayout.core.model.Notice;
import io.wayout.engine.port.NoticeListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Hands each notice to everyone who listens at the moment. Listeners obey the same rule as the
/// hub: they return at once and don't throw. Thread-safe.
public final class NoticeHub implements NoticeListener {
  private final List<NoticeListener> listeners;

  /// @param permanent listeners that stay for ever, such as the log
  public NoticeHub(NoticeListener... permanent) {
    listeners = new CopyOnWriteArrayList<>(permanent);
  }

  @Override
  public void notice(Notice notice) {
    listeners.forEach(listener -> listener.notice(notice));
  }

  /// Adds a listener.
  ///
  /// @return takes it away again; running it twice does nothing
  public Runnable subscribe(NoticeListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
