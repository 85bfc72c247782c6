// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import io.wayout.core.model.Notice;
import io.wayout.kit.sign.Digests;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Makes the keys that tell a repeat from news. Thread-safe.
final class Keys {
  private static final int BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final String agent;

  /// @param agent two agents never share a key
  Keys(String agent) {
    this.agent = agent;
  }

  /// A new one.
  String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// What a move tells again after a crash has the key that it had before (T06); everything else is
  /// news.
  String of(Notice notice) {
    return notice
        .switchover()
        .map(id -> String.join("\n", agent, id, notice.code().name(), notice.text()))
        .map(text -> Digests.sha256Hex(text).substring(0, 2 * BYTES))
        .orElseGet(this::fresh);
  }
}
