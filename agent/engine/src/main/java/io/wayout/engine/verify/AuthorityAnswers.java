// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.dns.BadValue;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.engine.port.Authorities.Answer;
import io.wayout.engine.port.Authorities.Has;
import io.wayout.engine.port.Authorities.HasNot;
import io.wayout.engine.port.Authorities.Silent;
import io.wayout.engine.resolve.Question;
import io.wayout.engine.resolve.Reply;
import io.wayout.engine.resolve.Reply.Answered;
import io.wayout.engine.resolve.Reply.Unanswered;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What messages of an authoritative server mean for record sets. Pure.
final class AuthorityAnswers {
  private AuthorityAnswers() {}

  static Question question(RecordKey key) {
    return Question.of(key.name(), type(key.type()));
  }

  /// @param place of the server, for the detail
  /// @return in the order of the keys
  static List<Answer> read(String place, List<RecordKey> keys, List<Reply> replies) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      answers.add(
          switch (replies.get(i)) {
            case Unanswered(String detail) -> new Silent(place + ": " + detail);
            case Answered answered -> read(place, keys.get(i), answered);
          });
    }
    return answers;
  }

  /// One server's answers out of those of its addresses, 1 or more.
  static List<Answer> merge(List<List<Answer>> perAddress) {
    List<Answer> merged = perAddress.getFirst();
    for (List<Answer> next : perAddress.subList(1, perAddress.size())) {
      List<Answer> before = merged;
      merged = new ArrayList<>();
      for (int i = 0; i < next.size(); i++) {
        merged.add(merge(before.get(i), next.get(i)));
      }
    }
    return merged;
  }

  private static Answer read(String place, RecordKey key, Answered answered) {
    int rcode = answered.rcode();
    if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
      return new Silent(place + ": " + answered.status() + " for " + key);
    }
    if (!answered.isAuthoritative()) {
      return new Silent(place + ": no authority for " + key + " (lame delegation)");
    }
    List<Record> records =
        answered.message().getSection(Section.ANSWER).stream()
            .filter(record -> record.getType() == type(key.type()))
            .filter(record -> record.getName().equals(question(key).name()))
            .toList();
    return records.isEmpty() ? new HasNot() : has(place, key, records);
  }

  private static Answer has(String place, RecordKey key, List<Record> records) {
    List<String> values = records.stream().map(Record::rdataToString).toList();
    try {
      Ttl ttl = new Ttl(Math.clamp(records.getFirst().getTTL(), 0, Integer.MAX_VALUE));
      return new Has(new RecordSet(ttl, RecordData.of(key.type(), values)));
    } catch (BadValue unusual) {
      return new Silent(place + ": " + key + " holds " + values + ": " + unusual.getMessage());
    }
  }

  /// A silent address does not count while another one answers. The set of one name has one TTL, so
  /// answers that differ in it differ.
  private static Answer merge(Answer one, Answer other) {
    if (one.equals(other) || other instanceof Silent) {
      return one;
    }
    return one instanceof Silent(String detail)
        ? disagreement(one, other, detail)
        : new Silent("its addresses disagree: " + one + " and " + other);
  }

  private static Answer disagreement(Answer one, Answer other, String detail) {
    return detail.startsWith("its addresses disagree") ? one : other;
  }

  private static int type(RecordType type) {
    return switch (type) {
      case CNAME -> Type.CNAME;
      case A, ALIAS -> Type.A;
      case AAAA -> Type.AAAA;
      case TXT -> Type.TXT;
    };
  }
}
