// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.engine.port.Ticker;
import io.wayout.engine.resolve.Deadline;
import io.wayout.engine.resolve.Question;
import io.wayout.engine.resolve.Reply;
import io.wayout.engine.resolve.Reply.Answered;
import io.wayout.engine.resolve.Upstream;
import io.wayout.provider.NameServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Finds out whom the parent zone names as a zone's servers, by asking the parent's own servers;
/// for a child that can't be reached, resolvers would answer nothing. Where the parent does not
/// tell, what the resolvers say counts.
final class Delegation {
  private static final Duration UPSTREAM_MAX = Duration.ofSeconds(3);
  private static final int PARENT_SERVERS_MAX = 3;

  private final Upstream upstream;
  private final BiFunction<NameServer, Question, Reply> ask;
  private final Ticker ticker;
  private final int port;

  Delegation(
      Upstream upstream, BiFunction<NameServer, Question, Reply> ask, Ticker ticker, int port) {
    this.upstream = upstream;
    this.ask = ask;
    this.ticker = ticker;
    this.port = port;
  }

  /// @return empty if nobody tells
  List<NameServer> of(DnsName zone) {
    Question question = Question.of(zone, Type.NS);
    for (NameServer parent : parentServers(zone)) {
      List<NameServer> servers = servers(ask.apply(parent, question), question.name());
      if (!servers.isEmpty()) {
        return servers;
      }
    }
    return fromUpstream(zone);
  }

  /// The servers of the closest zone above; names in between are no zones and have none.
  private List<NameServer> parentServers(DnsName zone) {
    DnsName above = zone;
    while (!above.parent().equals(above)) {
      above = above.parent();
      List<NameServer> servers = fromUpstream(above);
      if (!servers.isEmpty()) {
        return servers.subList(0, Math.min(servers.size(), PARENT_SERVERS_MAX));
      }
    }
    return List.of();
  }

  private List<NameServer> fromUpstream(DnsName zone) {
    Question question = Question.of(zone, Type.NS);
    Deadline deadline = Deadline.in(ticker, UPSTREAM_MAX);
    return servers(upstream.ask(List.of(question), deadline).getFirst(), question.name());
  }

  /// From an answer, or from the referral that a parent gives (RFC 1034 §4.3.2).
  private List<NameServer> servers(Reply reply, Name zone) {
    List<NameServer> servers = new ArrayList<>();
    if (reply instanceof Answered answered) {
      List<Record> records = new ArrayList<>(answered.message().getSection(Section.ANSWER));
      records.addAll(answered.message().getSection(Section.AUTHORITY));
      for (Record record : records) {
        if (record instanceof NSRecord ns && ns.getName().equals(zone)) {
          add(servers, ns);
        }
      }
    }
    return servers.stream().distinct().toList();
  }

  private void add(List<NameServer> servers, NSRecord record) {
    try {
      servers.add(new NameServer(DnsName.of(record.getTarget().toString()).text(), port));
    } catch (BadValue noHostName) {
      // A name that no host can have leads nowhere; the other servers count.
    }
  }
}
