// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import java.time.Instant;
import java.util.Optional;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/// A server's answer, and how far it can be trusted. dnsjava hands over answers without a valid
/// signature like any other, so nobody may look at the message before the seal.
record Reply(Message message, Seal seal) {

  /// What the signature says.
  enum Seal {
    /// Signed with our key.
    VERIFIED,
    /// Signed, but not with our key, not for our question, or not now.
    BROKEN,
    /// Not signed: many servers answer so when they reject a key.
    ABSENT
  }

  static Reply of(Message message, byte[] bytes, TSIG key, TSIGRecord question) {
    if (message.getTSIG() == null) {
      return new Reply(message, Seal.ABSENT);
    }
    int flaw = key.verify(message, bytes, question);
    return new Reply(message, flaw == Rcode.NOERROR ? Seal.VERIFIED : Seal.BROKEN);
  }

  boolean isVerified() {
    return seal == Seal.VERIFIED;
  }

  int rcode() {
    return message.getHeader().getRcode();
  }

  /// What the server found wrong with our signature (RFC 8945 §4.2); 0 for nothing.
  int signatureError() {
    TSIGRecord tsig = message.getTSIG();
    return tsig == null ? 0 : tsig.getError();
  }

  /// The server's time, which it gives with BADTIME (RFC 8945 §5.2.3).
  Optional<Instant> serverTime() {
    TSIGRecord tsig = message.getTSIG();
    byte[] other = tsig == null ? null : tsig.getOther();
    if (other == null || other.length != 6) {
      return Optional.empty();
    }
    long seconds = 0;
    for (byte octet : other) {
      seconds = (seconds << 8) | (octet & 0xFF);
    }
    return Optional.of(Instant.ofEpochSecond(seconds));
  }
}
