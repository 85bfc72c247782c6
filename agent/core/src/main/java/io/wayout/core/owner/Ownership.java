// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.owner;

import io.wayout.dns.DnsName;
import java.time.Instant;

/// Who guards an account, by its marker or by a person's word. Durable: an outage or a restart
/// takes nothing from it.
///
/// @param name of the marker's record; another record is another marker
/// @param installation the other one's id, also where a person has taken the account over from it;
///   ours where it is ours; blank where a person took over what had not been read
/// @param since when that was found, or said
public record Ownership(
    String account, DnsName name, Holder holder, String installation, Instant since) {

  /// Who guards it.
  public enum Holder {
    /// The marker carries our id.
    OURS,
    /// The marker carries another installation's id (H19).
    OTHER,
    /// A person has taken it over; our marker is yet to be written.
    CLAIMED
  }

  /// Not later than now, which a clock that was set back may claim (I67).
  public Ownership notAfter(Instant now) {
    return since.isAfter(now) ? new Ownership(account, name, holder, installation, now) : this;
  }
}
