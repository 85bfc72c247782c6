// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.dns.BadValue;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.engine.port.Authorities.Answer;
import io.wayout.engine.port.Authorities.Expands;
import io.wayout.engine.port.Authorities.Has;
import io.wayout.engine.port.Authorities.HasNot;
import io.wayout.engine.port.Authorities.Silent;
import io.wayout.engine.resolve.Question;
import io.wayout.engine.resolve.Reply;
import io.wayout.engine.resolve.Reply.Answered;
import io.wayout.engine.resolve.Reply.Unanswered;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What messages of an authoritative server mean for record sets. Pure.
final class AuthorityAnswers {
  private AuthorityAnswers() {}

  /// What to ask for the keys: one question for each, and two for an ALIAS.
  static List<Question> questions(List<RecordKey> keys) {
    return asked(keys).stream().map(AuthorityAnswers::question).toList();
  }

  /// @param place of the server, for the detail
  /// @param replies to [#questions]
  /// @return in the order of the keys
  static List<Answer> read(String place, List<RecordKey> keys, List<Reply> replies) {
    List<RecordKey> asked = asked(keys);
    List<Answer> single = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      single.add(
          switch (replies.get(i)) {
            case Unanswered(String detail) -> new Silent(place + ": " + detail);
            case Answered answered -> read(place, asked.get(i), answered);
          });
    }
    Iterator<Answer> next = single.iterator();
    return keys.stream()
        .map(key ->
            key.type() == RecordType.ALIAS ? expanded(next.next(), next.next()) : next.next())
        .toList();
  }

  /// The serial of an authoritative answer to a question for SOA.
  static Optional<Long> serial(Reply reply) {
    return reply instanceof Answered answered && answered.isAuthoritative()
        ? answered.message().getSection(Section.ANSWER).stream()
            .flatMap(r -> r instanceof SOARecord soa ? Stream.of(soa.getSerial()) : Stream.of())
            .findFirst()
        : Optional.empty();
  }

  private static List<RecordKey> asked(List<RecordKey> keys) {
    return keys.stream()
        .flatMap(key ->
            key.type() == RecordType.ALIAS
                ? Stream.of(RecordType.A, RecordType.AAAA)
                    .map(type -> new RecordKey(key.zone(), key.name(), type))
                : Stream.of(key))
        .toList();
  }

  private static Answer expanded(Answer four, Answer six) {
    SortedSet<String> addresses = new TreeSet<>();
    for (Answer answer : List.of(four, six)) {
      if (answer instanceof Silent) {
        return answer;
      }
      if (answer instanceof Has(var set)) {
        addresses.addAll(set.data().values());
      }
    }
    return new Expands(addresses);
  }

  private static Question question(RecordKey key) {
    return Question.of(key.name(), type(key.type()));
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
    if (one instanceof Expands(var first) && other instanceof Expands(var second)) {
      return new Expands(union(first, second));
    }
    if (one.equals(other) || other instanceof Silent) {
      return one;
    }
    return one instanceof Silent(String detail)
        ? disagreement(one, other, detail)
        : new Silent("its addresses disagree: " + one + " and " + other);
  }

  private static SortedSet<String> union(SortedSet<String> one, SortedSet<String> other) {
    SortedSet<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  private static Answer disagreement(Answer one, Answer other, String detail) {
    return detail.startsWith("its addresses disagree") ? one : other;
  }

  private static int type(RecordType type) {
    return switch (type) {
      case CNAME -> Type.CNAME;
      case A -> Type.A;
      case AAAA -> Type.AAAA;
      case TXT -> Type.TXT;
      case ALIAS -> throw new IllegalArgumentException("asked as A and AAAA");
    };
  }
}
