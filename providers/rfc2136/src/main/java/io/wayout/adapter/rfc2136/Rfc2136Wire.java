// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/// Messages of RFC 1035 and RFC 2136 from and to the contract's words. Pure.
final class Rfc2136Wire {
  /// The largest message over TCP, less room for the signature.
  static final int UPDATE_OCTETS_MAX = 65_535 - 1_024;

  /// What is found beside addresses in real zones.
  private static final List<Integer> NEIGHBOURS =
      List.of(
          Type.CNAME,
          Type.A,
          Type.AAAA,
          Type.MX,
          Type.TXT,
          Type.NS,
          Type.SRV,
          Type.CAA,
          Type.HTTPS,
          Type.SVCB,
          Type.NAPTR,
          Type.PTR,
          Type.DNAME,
          Type.TLSA,
          Type.SSHFP);

  private Rfc2136Wire() {}

  static Message query(RecordKey key) {
    return query(name(key.name()), type(key.type()));
  }

  static Message soaQuery(DnsName zone) {
    return query(name(zone), Type.SOA);
  }

  static Message rootQuery() {
    return query(Name.root, Type.SOA);
  }

  /// All changes as one update: every prerequisite first, and for each set the deletion before the
  /// additions, because BIND and Knot work in the order of the message.
  ///
  /// @param changes of one zone
  static Update update(List<Change> changes) {
    Update update = new Update(name(changes.getFirst().key().zone()));
    changes.forEach(change -> add(update, change));
    return update;
  }

  /// What a signed answer says about a record set.
  static ReadOutcome read(RecordKey key, Message answer) {
    Name owner = name(key.name());
    List<Record> atOwner =
        answer.getSection(Section.ANSWER).stream().filter(r -> r.getName().equals(owner)).toList();
    List<Record> records = atOwner.stream().filter(r -> r.getType() == type(key.type())).toList();
    if (!records.isEmpty()) {
      return found(key, records);
    }
    boolean isAlias = atOwner.stream().anyMatch(r -> r.getType() == Type.CNAME);
    return isAlias ? new ReadOutcome.Missing() : missing(key, answer);
  }

  /// The serial of the zone, if the answer has its SOA.
  static Optional<Long> serial(DnsName zone, Message answer) {
    return soa(answer, Section.ANSWER)
        .filter(soa -> soa.getName().equals(name(zone)))
        .map(SOARecord::getSerial);
  }

  static Name name(DnsName name) {
    try {
      return Name.fromString(name.absolute());
    } catch (TextParseException e) {
      throw new UncheckedIOException("a checked name does not parse: " + name, e);
    }
  }

  private static Message query(Name name, int type) {
    Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    query.getHeader().unsetFlag(Flags.RD);
    return query;
  }

  private static void add(Update update, Change change) {
    Name owner = name(change.key().name());
    switch (change.expected()) {
      case Expected.Nothing _ -> update.absent(owner);
      case Expected.Data(var data) -> {
        records(owner, data, 0).forEach(update::present);
        if (data.type() != change.key().type()) {
          requireAlone(update, owner, type(data.type()));
        }
        update.delete(owner, type(data.type()));
      }
    }
    records(owner, change.wanted().data(), change.wanted().ttl().seconds()).forEach(update::add);
  }

  /// BIND and Knot ignore a CNAME that would stand beside other data, and still delete the set that
  /// it was to replace. So a change of type is only asked for where nothing else is in the way.
  private static void requireAlone(Update update, Name owner, int type) {
    NEIGHBOURS.stream().filter(other -> other != type).forEach(o -> update.absent(owner, o));
  }

  private static ReadOutcome found(RecordKey key, List<Record> records) {
    try {
      List<String> values = records.stream().map(Record::rdataToString).toList();
      Ttl ttl = new Ttl((int) records.getFirst().getTTL());
      RecordSet set = new RecordSet(ttl, RecordData.of(key.type(), values));
      return new ReadOutcome.Found(set, RecordRef.NONE);
    } catch (BadValue e) {
      return new ReadOutcome.Failed(new Garbled(key + ": " + e.getMessage()));
    }
  }

  /// The SOA tells in which zone the server looked (RFC 2308 §2). Without it the answer is blank,
  /// and blank is no proof (I32).
  private static ReadOutcome missing(RecordKey key, Message answer) {
    Optional<SOARecord> soa = soa(answer, Section.AUTHORITY);
    if (soa.isEmpty()) {
      return new ReadOutcome.Failed(new Garbled(key + ": an empty answer without an SOA"));
    }
    Name zone = soa.get().getName();
    if (!zone.equals(name(key.zone()))) {
      return new ReadOutcome.Failed(
          new Absent(key + ": the server looked in the zone " + zone + ", not in " + key.zone()));
    }
    return new ReadOutcome.Missing();
  }

  private static Optional<SOARecord> soa(Message answer, int section) {
    return answer.getSection(section).stream()
        .filter(SOARecord.class::isInstance)
        .map(SOARecord.class::cast)
        .findFirst();
  }

  private static List<Record> records(Name owner, RecordData data, int ttl) {
    return data.values().stream().map(v -> record(owner, type(data.type()), ttl, v)).toList();
  }

  private static Record record(Name owner, int type, int ttl, String value) {
    try {
      return Record.fromString(owner, type, DClass.IN, ttl, value, Name.root);
    } catch (IOException e) {
      throw new UncheckedIOException("a checked value does not parse: " + value, e);
    }
  }

  private static int type(RecordType type) {
    return switch (type) {
      case CNAME -> Type.CNAME;
      case A -> Type.A;
      case AAAA -> Type.AAAA;
      case TXT -> Type.TXT;
      case ALIAS ->
          throw new IllegalArgumentException("no message can hold it; Unspeakable keeps it out");
    };
  }
}
