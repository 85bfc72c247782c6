// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.dns.DnsName;
import io.wayout.testkit.server.RealServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.ZoneTransferException;
import org.xbill.DNS.ZoneTransferIn;

/// Every change that a zone went through, told by the server itself (IXFR, RFC 1995): a record of
/// writes that no agent can fake.
final class ZoneChanges {
  private ZoneChanges() {}

  /// The values that each CNAME was given since a serial, in order.
  static Map<String, List<String>> since(RealServer server, DnsName zone, long serial) {
    try {
      Name name = Name.fromString(zone.absolute());
      var transfer = ZoneTransferIn.newIXFR(name, serial, false, server.address(), null);
      transfer.run();
      Map<String, List<String>> changes = new TreeMap<>();
      if (transfer.isCurrent()) {
        return changes;
      }
      for (ZoneTransferIn.Delta delta : transfer.getIXFR()) {
        for (var added : delta.adds) {
          if (added instanceof CNAMERecord cname) {
            String owner = DnsName.of(cname.getName().toString()).text();
            String target = DnsName.of(cname.getTarget().toString()).text();
            changes.computeIfAbsent(owner, _ -> new ArrayList<>()).add(target);
          }
        }
      }
      return changes;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (ZoneTransferException refused) {
      throw new IllegalStateException("no transfer of " + zone, refused);
    }
  }
}
