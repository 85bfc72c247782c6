// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import io.wayout.dns.DnsName;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/// One question of class IN (RFC 1035 §4.1.2).
///
/// @param type the type's number, as in `org.xbill.DNS.Type`
public record Question(Name name, int type) {

  public static Question of(DnsName name, int type) {
    return new Question(Name.fromConstantString(name.absolute()), type);
  }

  Record toRecord() {
    return Record.newRecord(name, type, DClass.IN);
  }

  /// Is the message an answer to this question?
  boolean isAnsweredBy(Message message) {
    Record asked = message.getQuestion();
    return asked != null
        && asked.getName().equals(name)
        && asked.getType() == type
        && asked.getDClass() == DClass.IN;
  }
}
