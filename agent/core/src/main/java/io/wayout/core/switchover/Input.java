// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import io.wayout.dns.RecordData;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.WriteOutcome;

/// What a switchover can hear.
public sealed interface Input {
  /// The record was read from the API.
  record Read(ReadOutcome outcome) implements Input {}

  /// The write ended.
  record Written(WriteOutcome outcome) implements Input {}

  /// The authoritative servers were asked.
  record Asked(boolean isServed, String detail) implements Input {}

  /// Time went on.
  record Time() implements Input {}

  /// The record was seen, outside the switchover's own reads, to hold something else than what was
  /// written.
  record Strayed(RecordData data) implements Input {}

  /// The agent starts and finds this switchover unfinished.
  record Restart() implements Input {}

  /// Someone wants it stopped.
  record Stop(Phase end, String why) implements Input {}
}
