// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.dns.DnsName;
import io.wayout.testkit.server.RealServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// A zone's serial, which grows with each change: a count of writes that no agent can fake.
final class Serial {
  private Serial() {}

  static long of(RealServer server, DnsName zone) {
    try {
      SimpleResolver resolver = new SimpleResolver(server.address());
      Record question = Record.newRecord(Name.fromString(zone.absolute()), Type.SOA, DClass.IN);
      Message answer = resolver.send(Message.newQuery(question));
      return ((SOARecord) answer.getSection(Section.ANSWER).getFirst()).getSerial();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
