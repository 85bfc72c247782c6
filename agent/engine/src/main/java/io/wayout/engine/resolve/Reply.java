// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/// What came back for one question.
public sealed interface Reply {

  /// A message that answers the question, whatever its status; never truncated if TCP worked.
  record Answered(Message message) implements Reply {
    public int rcode() {
      return message.getRcode();
    }

    /// Does it come from a server that is an authority for the name (RFC 1035 §4.1.1)?
    public boolean isAuthoritative() {
      return message.getHeader().getFlag(Flags.AA);
    }

    boolean isTruncated() {
      return message.getHeader().getFlag(Flags.TC);
    }

    /// The status as people know it, e.g. `NXDOMAIN`.
    public String status() {
      return Rcode.string(rcode());
    }
  }

  /// Nothing usable came back in time.
  ///
  /// @param detail one line, e.g. `no answer within 2 s`
  record Unanswered(String detail) implements Reply {}
}
