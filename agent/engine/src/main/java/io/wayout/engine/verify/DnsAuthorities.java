// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import io.wayout.core.plane.ServerSight;
import io.wayout.core.plane.ServerSight.Transport;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Authorities;
import io.wayout.engine.port.Sights;
import io.wayout.engine.port.Ticker;
import io.wayout.engine.resolve.Deadline;
import io.wayout.engine.resolve.DnsExchange;
import io.wayout.engine.resolve.DnsExchange.Query;
import io.wayout.engine.resolve.NameResolver;
import io.wayout.engine.resolve.Patience;
import io.wayout.engine.resolve.Question;
import io.wayout.engine.resolve.Reply;
import io.wayout.engine.resolve.Resolution;
import io.wayout.engine.resolve.Resolution.Found;
import io.wayout.engine.resolve.Resolution.NoAddress;
import io.wayout.engine.resolve.Resolution.Unknown;
import io.wayout.engine.resolve.Upstream;
import io.wayout.provider.NameServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.xbill.DNS.Type;

/// Asks authoritative servers over the network.
///
/// Every address of a server is asked. What counts is what its answering addresses say alike; where
/// they differ, a change has reached one of them and not yet the other, and the server is as good
/// as silent. A dead server costs about 2 s, however many record sets it is asked for; one that
/// keeps answering has 10 s for a batch. Thread-safe.
public final class DnsAuthorities implements Authorities {
  private static final Duration RESOLVING_MAX = Duration.ofSeconds(1);
  private static final Duration SILENCE_MAX = Duration.ofSeconds(2);
  private static final Duration BATCH_MAX = Duration.ofSeconds(10);
  private static final Duration ALIAS_MAX = Duration.ofSeconds(2);
  private static final int TRANSPORTS = 2;

  private final NameResolver names;
  private final DnsExchange exchange;
  private final Ticker ticker;
  private final Delegation delegation;

  /// @param upstream finds the servers of parent zones
  /// @param port where delegated servers listen: 53, except in a laboratory
  public DnsAuthorities(
      NameResolver names, Upstream upstream, DnsExchange exchange, Ticker ticker, int port) {
    this.names = names;
    this.exchange = exchange;
    this.ticker = ticker;
    this.delegation = new Delegation(upstream, this::askRaw, ticker, port);
  }

  @Override
  public List<NameServer> delegation(DnsName zone) {
    return delegation.of(zone);
  }

  @Override
  public List<Answer> ask(NameServer server, List<RecordKey> keys) {
    List<InetAddress> addresses = new ArrayList<>();
    switch (resolve(server)) {
      case Found found -> addresses.addAll(found.addresses());
      case NoAddress(String detail) -> {
        return silent(keys, detail);
      }
      case Unknown(String detail) -> {
        return silent(keys, detail);
      }
    }
    List<Question> questions = AuthorityAnswers.questions(keys);
    List<List<Answer>> perAddress = new ArrayList<>();
    for (InetAddress address : addresses) {
      Patience patience = patience(addresses.size());
      List<Reply> replies =
          exchange.askEitherWay(
              new InetSocketAddress(address, server.port()), new Query(questions, false), patience);
      perAddress.add(AuthorityAnswers.read(address.getHostAddress(), keys, replies));
    }
    return AuthorityAnswers.merge(perAddress);
  }

  /// Each address over UDP and over TCP, with the zone's serial.
  @Override
  public List<ServerSight> inspect(NameServer server, DnsName zone, List<RecordKey> keys) {
    if (!(resolve(server) instanceof Found found)) {
      String why = server.host() + " has no address that could be found";
      return List.of(
          new ServerSight(
              server.toString(), "", Transport.EITHER, Optional.empty(), Map.of(), why));
    }
    List<ServerSight> sights = new ArrayList<>();
    Patience patience = patience(found.addresses().size());
    for (InetAddress address : found.addresses()) {
      InetSocketAddress at = new InetSocketAddress(address, server.port());
      List<Question> questions = new ArrayList<>(AuthorityAnswers.questions(keys));
      questions.add(Question.of(zone, Type.SOA));
      Query query = new Query(questions, false);
      sights.add(sight(server, Transport.UDP, keys, at, exchange.ask(at, query, patience)));
      sights.add(sight(server, Transport.TCP, keys, at, exchange.askTcp(at, query, patience)));
    }
    return sights;
  }

  private static ServerSight sight(
      NameServer server,
      Transport transport,
      List<RecordKey> keys,
      InetSocketAddress at,
      List<Reply> replies) {
    String literal = at.getAddress().getHostAddress();
    List<Answer> answers = AuthorityAnswers.read(literal, keys, replies);
    return new ServerSight(
        server.toString(),
        literal,
        transport,
        AuthorityAnswers.serial(replies.getLast()),
        Sights.answers(keys, answers),
        Sights.silence(answers));
  }

  @Override
  public Resolved resolve(DnsName name) {
    return switch (names.resolve(name, Deadline.in(ticker, ALIAS_MAX))) {
      case Found found ->
          new Resolved.To(
              found.addresses().stream()
                  .map(InetAddress::getHostAddress)
                  .collect(Collectors.toCollection(TreeSet::new)));
      case NoAddress _ -> new Resolved.To(new TreeSet<>());
      case Unknown(String detail) -> new Resolved.Unknown(detail);
    };
  }

  /// One question to the first address of a server that answers it.
  private Reply askRaw(NameServer server, Question question) {
    Reply last = new Reply.Unanswered(server + " has no address");
    if (resolve(server) instanceof Found found) {
      for (InetAddress address : found.addresses()) {
        last =
            exchange
                .askEitherWay(
                    new InetSocketAddress(address, server.port()),
                    new Query(List.of(question), false),
                    patience(found.addresses().size()))
                .getFirst();
        if (last instanceof Reply.Answered) {
          return last;
        }
      }
    }
    return last;
  }

  private Resolution resolve(NameServer server) {
    return names.resolve(server.host(), Deadline.in(ticker, RESOLVING_MAX));
  }

  private static Patience patience(int addresses) {
    return new Patience(
        SILENCE_MAX.dividedBy((long) addresses * TRANSPORTS),
        BATCH_MAX.dividedBy((long) addresses * TRANSPORTS));
  }

  private static List<Answer> silent(List<RecordKey> keys, String detail) {
    return Collections.nCopies(keys.size(), new Silent(detail));
  }
}
