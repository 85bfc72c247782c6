// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/// A plain DNS client that asks one server directly, without cache or recursion. Thread-safe.
public final class DnsClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final InetSocketAddress server;

  public DnsClient(InetSocketAddress server) {
    this.server = server;
  }

  /// The record set as the server serves it now.
  ///
  /// @return empty if an authoritative answer says that there is none
  /// @throws UncheckedIOException if there is no authoritative answer in 5 s
  public Optional<RecordSet> ask(RecordKey key) {
    Name name = name(key.name().absolute());
    int type = Type.value(key.type().name());
    Message answer = query(name, type);
    List<Record> found =
        answer.getSection(Section.ANSWER).stream()
            .filter(r -> r.getType() == type && r.getName().equals(name))
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<String> values = found.stream().map(Record::rdataToString).toList();
    Ttl ttl = new Ttl((int) found.getFirst().getTTL());
    return Optional.of(new RecordSet(ttl, RecordData.of(key.type(), values)));
  }

  /// Does the server answer for the zone with authority?
  boolean serves(String zone) {
    try {
      return query(name(zone), Type.SOA).getSection(Section.ANSWER).size() == 1;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /// Creates or replaces a record set with a signed update, whatever it holds.
  void put(RecordKey key, Ttl ttl, List<String> values) {
    Name name = name(key.name().absolute());
    int type = Type.value(key.type().name());
    Update update = new Update(name(key.zone().absolute()));
    update.delete(name, type);
    for (String value : values) {
      update.add(record(name, type, ttl, value));
    }
    Message answer = send(update, true);
    if (answer.getRcode() != Rcode.NOERROR) {
      throw new IllegalStateException(
          "the server answers " + Rcode.string(answer.getRcode()) + " to a change of " + key);
    }
  }

  private Message query(Name name, int type) {
    Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    query.getHeader().unsetFlag(Flags.RD);
    Message answer = send(query, false);
    boolean isKnown = answer.getRcode() == Rcode.NOERROR || answer.getRcode() == Rcode.NXDOMAIN;
    if (!isKnown || !answer.getHeader().getFlag(Flags.AA)) {
      throw new UncheckedIOException(
          new IOException(name + ": no authoritative answer but " + answer.getHeader()));
    }
    return answer;
  }

  private Message send(Message message, boolean isSigned) {
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTimeout(TIMEOUT);
    resolver.setTCP(message.getHeader().getOpcode() == Opcode.UPDATE);
    if (isSigned) {
      resolver.setTSIGKey(TsigKey.DEFAULT.toTsig());
    }
    try {
      return resolver.send(message);
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + server, e);
    }
  }

  private static Record record(Name name, int type, Ttl ttl, String value) {
    try {
      return Record.fromString(name, type, DClass.IN, ttl.seconds(), value, Name.root);
    } catch (IOException e) {
      throw new UncheckedIOException("not a value of that type: " + value, e);
    }
  }

  private static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new UncheckedIOException("not a name: " + text, e);
    }
  }
}
