// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.xml.BadXml;
import io.wayout.kit.xml.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One record set as Route 53 shows it.
///
/// @param owner lower case, without the final dot, no octal escapes; a text, because a zone may
///   hold names that no link can have
/// @param element everything that was shown, to be sent back as it was
record Route53Set(String owner, String type, Xml element) {
  /// What makes a set more than a name, a type and values: the vendor chooses among several, or
  /// holds the values itself.
  private static final List<String> POLICIES =
      List.of("SetIdentifier", "AliasTarget", "TrafficPolicyInstanceId");

  boolean isAt(RecordKey key) {
    return owner.equals(key.name().text()) && type.equals(key.type().name());
  }

  boolean isWithin(DnsName zone) {
    return owner.equals(zone.text()) || owner.endsWith("." + zone.text());
  }

  /// Why this set is none that wayout changes; empty if it is.
  Optional<String> oddity() {
    return POLICIES.stream()
        .filter(policy -> !element.children(policy).isEmpty())
        .findFirst()
        .map(policy ->
            switch (policy) {
              case "AliasTarget" -> "is an alias of an AWS resource";
              case "SetIdentifier" -> "has a routing policy";
              default -> "belongs to a traffic policy";
            });
  }

  /// The values, in presentation form, as they were written.
  List<String> values() throws BadXml {
    List<String> values = new ArrayList<>();
    for (Xml entry : element.child("ResourceRecords").children("ResourceRecord")) {
      values.add(entry.child("Value").text());
    }
    return List.copyOf(values);
  }

  /// @throws BadXml if the values are none of that type
  RecordSet set(RecordType recordType) throws BadXml {
    try {
      return new RecordSet(
          new Ttl(element.child("TTL").whole()), RecordData.of(recordType, values()));
    } catch (BadValue odd) {
      throw new BadXml(String.valueOf(odd.getMessage()));
    }
  }
}
