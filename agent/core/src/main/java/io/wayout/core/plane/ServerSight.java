// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plane;

import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import java.util.Map;
import java.util.Optional;

/// One address of an authoritative server, asked over one transport.
///
/// @param server as the delegation or the vendor names it
/// @param address the literal that was asked; empty text where only the server as a whole was
/// @param serial of the zone (RFC 1035 §3.3.13); empty if it did not tell
/// @param answers what it answers with authority, by record; empty: it has no such record; a record
///   that is not in the map was not answered
/// @param detail why it is silent; empty text if it is not
public record ServerSight(
    String server,
    String address,
    Transport transport,
    Optional<Long> serial,
    Map<RecordKey, Optional<RecordData>> answers,
    String detail) {
  public ServerSight {
    answers = Map.copyOf(answers);
  }

  /// How it was asked.
  public enum Transport {
    UDP,
    TCP,
    /// One after the other, until one answered.
    EITHER
  }

  public boolean isAnswering() {
    return serial.isPresent() || !answers.isEmpty();
  }

  /// For people, such as `ns1.example:53 (192.0.2.1) TCP`.
  public String where() {
    return server + (address.isEmpty() ? "" : " (" + address + ") " + transport);
  }
}
