// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import io.wayout.engine.port.Ticker;
import io.wayout.engine.resolve.Reply.Answered;
import io.wayout.engine.resolve.Reply.Unanswered;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Asks one address of a DNS server any number of questions. Blocks within the patience given,
/// never throws, starts no thread. Thread-safe.
public final class DnsExchange {
  private final Ticker ticker;
  private final RandomGenerator random;
  private final UdpTransport udp;
  private final TcpTransport tcp;

  /// @param random draws the ids; must be unpredictable and thread-safe, e.g. `SecureRandom`
  public DnsExchange(Ticker ticker, RandomGenerator random) {
    this.ticker = ticker;
    this.random = random;
    this.udp = new UdpTransport(ticker);
    this.tcp = new TcpTransport(ticker);
  }

  /// @param recursive whether the server is to ask others (RD)
  public record Query(List<Question> questions, boolean recursive) {
    public Query {
      questions = List.copyOf(questions);
    }
  }

  /// Over UDP, and again over TCP what came truncated, all within the patience.
  ///
  /// @return in the order of the questions
  public List<Reply> ask(InetSocketAddress server, Query query, Patience patience) {
    Deadline total = Deadline.in(ticker, patience.total());
    List<Reply> replies = udp.ask(server, batch(query), patience);
    Patience rest = new Patience(patience.idle(), total.left());
    return againOverTcp(server, query, replies, rest, DnsExchange::isTruncated);
  }

  /// Over UDP, and again over TCP what came truncated or not at all, for networks that drop UDP.
  /// Takes at most twice the patience.
  ///
  /// @return in the order of the questions
  public List<Reply> askEitherWay(InetSocketAddress server, Query query, Patience patience) {
    List<Reply> replies = udp.ask(server, batch(query), patience);
    return againOverTcp(
        server, query, replies, patience, r -> isTruncated(r) || r instanceof Unanswered);
  }

  /// Over TCP alone.
  ///
  /// @return in the order of the questions
  public List<Reply> askTcp(InetSocketAddress server, Query query, Patience patience) {
    return tcp.ask(server, batch(query), patience);
  }

  private List<Reply> againOverTcp(
      InetSocketAddress server,
      Query query,
      List<Reply> first,
      Patience patience,
      Predicate<Reply> needsTcp) {
    List<Question> open = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      if (needsTcp.test(first.get(i))) {
        open.add(query.questions().get(i));
      }
    }
    if (open.isEmpty()) {
      return first;
    }
    var second = tcp.ask(server, batch(new Query(open, query.recursive())), patience).iterator();
    return first.stream().map(reply -> needsTcp.test(reply) ? second.next() : reply).toList();
  }

  private static boolean isTruncated(Reply reply) {
    return reply instanceof Answered answered && answered.isTruncated();
  }

  private Batch batch(Query query) {
    return new Batch(query.questions(), query.recursive(), random);
  }
}
