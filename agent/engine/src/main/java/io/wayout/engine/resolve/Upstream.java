// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import io.wayout.engine.resolve.DnsExchange.Query;
import io.wayout.engine.resolve.Reply.Answered;
import io.wayout.engine.resolve.Reply.Unanswered;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Rcode;

/// The recursive resolvers, asked one after another until one of them knows; the one that knew last
/// is asked first, so that a dead one costs its time once and not each time. Thread-safe.
public final class Upstream {
  private static final Duration TRY_MAX = Duration.ofSeconds(2);

  private final Supplier<List<InetSocketAddress>> resolvers;
  private final DnsExchange exchange;
  private volatile @Nullable InetSocketAddress lastThatKnew;

  /// @param resolvers asked anew each time, e.g. [NameFiles#resolvers]
  public Upstream(Supplier<List<InetSocketAddress>> resolvers, DnsExchange exchange) {
    this.resolvers = resolvers;
    this.exchange = exchange;
  }

  /// @return in the order of the questions; from one resolver, or the last failure
  public List<Reply> ask(List<Question> questions, Deadline deadline) {
    List<InetSocketAddress> order = inOrder();
    List<Reply> last = failed(questions, "no resolver is configured");
    for (int i = 0; i < order.size() && !deadline.isOver(); i++) {
      last = askOne(order.get(i), questions, deadline, i == order.size() - 1);
      if (last.stream().anyMatch(Upstream::knows)) {
        lastThatKnew = order.get(i);
        return last;
      }
    }
    return last;
  }

  /// The first one gets half of the time left, the next one half of what is left then, and so on;
  /// the last one gets all.
  private List<Reply> askOne(
      InetSocketAddress resolver, List<Question> questions, Deadline deadline, boolean isLast) {
    Duration left = deadline.left();
    Duration share = deadline.within(isLast ? left : left.dividedBy(2)).within(TRY_MAX).left();
    List<Reply> replies = exchange.ask(resolver, new Query(questions, true), Patience.of(share));
    return replies.stream().map(reply -> named(resolver, reply)).toList();
  }

  private static Reply named(InetSocketAddress resolver, Reply reply) {
    return switch (reply) {
      case Answered answered -> answered;
      case Unanswered(String detail) ->
          new Unanswered("resolver " + resolver.getAddress().getHostAddress() + ": " + detail);
    };
  }

  private static boolean knows(Reply reply) {
    return reply instanceof Answered answered
        && (answered.rcode() == Rcode.NOERROR || answered.rcode() == Rcode.NXDOMAIN);
  }

  private List<InetSocketAddress> inOrder() {
    List<InetSocketAddress> configured = resolvers.get();
    int first = Optional.ofNullable(lastThatKnew).map(configured::indexOf).orElse(0);
    List<InetSocketAddress> order = new ArrayList<>(configured);
    Collections.rotate(order, -Math.max(0, first));
    return order;
  }

  private static List<Reply> failed(List<Question> questions, String detail) {
    return Collections.nCopies(questions.size(), new Unanswered(detail));
  }
}
