// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// The addresses in a resolver's answer, found by following its CNAMEs from the name that was
/// asked; records that do not belong to that chain are passed over.
///
/// @param ttlSeconds the least TTL on the way; [Integer#MAX_VALUE] if there is no record
record AddressAnswer(List<InetAddress> addresses, Set<DnsName> aliases, int ttlSeconds) {
  private static final int CHAIN_MAX = 16;

  static AddressAnswer of(Message message, Name asked) {
    List<Record> answers = message.getSection(Section.ANSWER);
    Set<DnsName> aliases = new LinkedHashSet<>();
    Name name = asked;
    long ttl = Integer.MAX_VALUE;
    for (int i = 0; i < CHAIN_MAX; i++) {
      Optional<CNAMERecord> alias = alias(answers, name);
      if (alias.isEmpty()) {
        break;
      }
      name = alias.get().getTarget();
      ttl = Math.min(ttl, alias.get().getTTL());
      dnsName(name).ifPresent(aliases::add);
    }
    List<InetAddress> addresses = new ArrayList<>();
    for (Record answer : answers) {
      Optional<InetAddress> address = address(answer);
      if (answer.getName().equals(name) && address.isPresent()) {
        addresses.add(address.get());
        ttl = Math.min(ttl, answer.getTTL());
      }
    }
    return new AddressAnswer(addresses, aliases, (int) ttl);
  }

  private static Optional<CNAMERecord> alias(List<Record> answers, Name name) {
    return answers.stream()
        .filter(CNAMERecord.class::isInstance)
        .map(CNAMERecord.class::cast)
        .filter(cname -> cname.getName().equals(name))
        .findFirst();
  }

  private static Optional<InetAddress> address(Record answer) {
    if (answer instanceof ARecord a) {
      return Optional.of(a.getAddress());
    }
    return answer instanceof AAAARecord aaaa ? Optional.of(aaaa.getAddress()) : Optional.empty();
  }

  private static Optional<DnsName> dnsName(Name name) {
    try {
      return Optional.of(DnsName.of(name.toString()));
    } catch (BadValue unusual) {
      return Optional.empty();
    }
  }
}
