// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Authoritative answers from a vendor's records (RFC 1034 §4.3.2): NODATA and NXDOMAIN with the
/// SOA, wildcards (RFC 4592), CNAME chains as far as this vendor's zones lead, and addresses in the
/// place of an ALIAS. Thread-safe.
final class MemoryAnswers {
  private static final int CHAIN_MAX = 8;
  private static final long SOA_TTL = 60;
  private static final String SERVER_LABEL = "ns1";
  private static final String SERVER_ADDRESS = "127.0.0.1";

  private final MemoryVendor vendor;
  private final MemoryAliases aliases;

  MemoryAnswers(MemoryVendor vendor) {
    this.vendor = vendor;
    this.aliases = new MemoryAliases(vendor);
  }

  /// Fills in the answer to a query.
  void answer(Record question, Message answer) {
    Optional<DnsName> name = WireRecords.name(question.getName());
    Optional<DnsName> zone = name.flatMap(vendor::zoneOf);
    if (name.isEmpty() || zone.isEmpty()) {
      answer.getHeader().setRcode(Rcode.REFUSED);
      return;
    }
    answer.getHeader().setFlag(Flags.AA);
    follow(new Quest(zone.get(), name.get(), question.getType()), answer);
  }

  private record Quest(DnsName zone, DnsName name, int type) {}

  private void follow(Quest first, Message answer) {
    Quest quest = first;
    for (int i = 0; i < CHAIN_MAX; i++) {
      Optional<DnsName> alias = step(quest, answer);
      Optional<DnsName> zone = alias.flatMap(vendor::zoneOf);
      if (alias.isEmpty() || zone.isEmpty()) {
        return;
      }
      quest = new Quest(zone.get(), alias.get(), first.type());
    }
  }

  /// Answers for one name of the chain.
  ///
  /// @return where the chain goes on, if it does
  private Optional<DnsName> step(Quest quest, Message answer) {
    Name owner = WireRecords.name(quest.name());
    if (addApex(quest, answer)) {
      return Optional.empty();
    }
    DnsName source = source(quest);
    Map<RecordType, RecordSet> sets = vendor.at(quest.zone(), source);
    RecordSet alias = sets.get(RecordType.CNAME);
    if (alias != null && alias.data() instanceof RecordData.Cname(var target)) {
      add(owner, RecordType.CNAME, alias, answer);
      return quest.type() == Type.CNAME ? Optional.empty() : Optional.of(target);
    }
    RecordSet followed = sets.get(RecordType.ALIAS);
    if (followed != null && aliases.answer(owner, quest.type(), followed, answer)) {
      return Optional.empty();
    }
    RecordSet found = WireRecords.type(quest.type()).map(sets::get).orElse(null);
    if (found != null) {
      WireRecords.type(quest.type()).ifPresent(type -> add(owner, type, found, answer));
      return Optional.empty();
    }
    if (!vendor.exists(quest.zone(), source) && !isApexOrServer(quest)) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    answer.addRecord(soa(quest.zone()), Section.AUTHORITY);
    return Optional.empty();
  }

  /// The name itself, or the wildcard that stands for it (RFC 4592 §3.3.1).
  private DnsName source(Quest quest) {
    DnsName name = quest.name();
    if (vendor.exists(quest.zone(), name)) {
      return name;
    }
    DnsName encloser = name.parent();
    while (!encloser.equals(quest.zone()) && !vendor.exists(quest.zone(), encloser)) {
      encloser = encloser.parent();
    }
    DnsName wildcard = DnsName.of("*." + encloser);
    return vendor.exists(quest.zone(), wildcard) ? wildcard : name;
  }

  /// Adds what a zone has without anyone having put it there.
  ///
  /// @return false if the question is about something else
  private boolean addApex(Quest quest, Message answer) {
    boolean isApex = quest.name().equals(quest.zone());
    if (isApex && quest.type() == Type.SOA) {
      answer.addRecord(soa(quest.zone()), Section.ANSWER);
    } else if (isApex && quest.type() == Type.NS) {
      answer.addRecord(ns(quest.zone()), Section.ANSWER);
    } else if (isServer(quest) && quest.type() == Type.A) {
      answer.addRecord(serverAddress(quest.zone()), Section.ANSWER);
    } else {
      return false;
    }
    return true;
  }

  private boolean isApexOrServer(Quest quest) {
    return quest.name().equals(quest.zone()) || isServer(quest);
  }

  private boolean isServer(Quest quest) {
    return quest.name().text().equals(SERVER_LABEL + "." + quest.zone())
        && !vendor.exists(quest.zone(), quest.name());
  }

  private SOARecord soa(DnsName zone) {
    Name apex = WireRecords.name(zone);
    Name mail = WireRecords.name(DnsName.of("hostmaster." + zone));
    return new SOARecord(
        apex,
        DClass.IN,
        SOA_TTL,
        serverName(zone),
        mail,
        vendor.serial(zone),
        3600,
        600,
        86_400,
        SOA_TTL);
  }

  private static NSRecord ns(DnsName zone) {
    return new NSRecord(WireRecords.name(zone), DClass.IN, SOA_TTL, serverName(zone));
  }

  private static ARecord serverAddress(DnsName zone) {
    return new ARecord(serverName(zone), DClass.IN, SOA_TTL, InetAddress.ofLiteral(SERVER_ADDRESS));
  }

  private static Name serverName(DnsName zone) {
    return WireRecords.name(DnsName.of(SERVER_LABEL + "." + zone));
  }

  private static void add(Name owner, RecordType type, RecordSet set, Message answer) {
    WireRecords.records(owner, type, set).forEach(r -> answer.addRecord(r, Section.ANSWER));
  }
}
