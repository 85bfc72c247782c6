// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

import io.wayout.core.model.Notice;

/// Is told what people should know. Called on the loop: must return at once and must not throw;
/// slow listeners hand the notice to a bounded queue of their own (law 11).
@FunctionalInterface
public interface NoticeListener {
  void notice(Notice notice);
}
