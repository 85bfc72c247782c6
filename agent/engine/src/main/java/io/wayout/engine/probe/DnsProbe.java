// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.engine.probe.Destination.Ended;
import io.wayout.engine.probe.Destination.Reachable;
import io.wayout.engine.resolve.Deadline;
import io.wayout.engine.resolve.DnsExchange;
import io.wayout.engine.resolve.DnsExchange.Query;
import io.wayout.engine.resolve.Patience;
import io.wayout.engine.resolve.Question;
import io.wayout.engine.resolve.Reply;
import io.wayout.engine.resolve.Reply.Answered;
import io.wayout.engine.resolve.Reply.Unanswered;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Passes when a DNS server answers a question with NOERROR and, where asked for, with the expected
/// address or name. Over UDP, and over TCP if the answer is truncated.
final class DnsProbe {
  private final Destinations destinations;
  private final DnsExchange exchange;

  DnsProbe(Destinations destinations, DnsExchange exchange) {
    this.destinations = destinations;
    this.exchange = exchange;
  }

  ProbeResult probe(ProbeSpec.Dns spec, Clocked clock) {
    int type = Type.value(spec.type());
    if (type < 0) {
      return Clocked.inconclusive("there is no record type " + spec.type());
    }
    Question question = Question.of(spec.question(), type);
    return switch (destinations.find(spec.server(), clock.deadline())) {
      case Ended(ProbeResult result) -> result;
      case Reachable destination ->
          Tried.inOrder(
              destination,
              clock,
              (address, share) ->
                  ask(new InetSocketAddress(address, spec.port()), question, spec, clock, share));
    };
  }

  private Tried ask(
      InetSocketAddress server,
      Question question,
      ProbeSpec.Dns spec,
      Clocked clock,
      Deadline share) {
    Query query = new Query(List.of(question), true);
    Patience patience = Patience.of(share.left());
    Reply reply = exchange.ask(server, query, patience).getFirst();
    String place = server.getAddress().getHostAddress() + " port " + server.getPort();
    return switch (reply) {
      case Unanswered(String detail) -> new Tried(Clocked.fail(place + ": " + detail), false);
      case Answered answered -> new Tried(judge(answered, place, spec, clock), true);
    };
  }

  private static ProbeResult judge(
      Answered answered, String place, ProbeSpec.Dns spec, Clocked clock) {
    String asked = spec.question() + " " + spec.type() + " at " + place;
    if (answered.rcode() != Rcode.NOERROR) {
      return Clocked.fail(answered.status() + " for " + asked);
    }
    Optional<String> missing =
        spec.expect().filter(expected -> !contains(answered.message(), expected));
    if (missing.isPresent()) {
      return Clocked.fail(
          "the answer lacks " + missing.get() + " for " + asked + ": " + held(answered.message()));
    }
    return clock.pass("NOERROR for " + asked, Optional.empty());
  }

  private static boolean contains(Message message, String expected) {
    String wanted = canonical(expected);
    return message.getSection(Section.ANSWER).stream()
        .map(Record::rdataToString)
        .anyMatch(held -> canonical(held).equals(wanted) || words(held).contains(wanted));
  }

  /// An MX or SRV record holds a name among numbers.
  private static List<String> words(String held) {
    return List.of(held.split("\\s+")).stream().map(DnsProbe::canonical).toList();
  }

  private static String canonical(String text) {
    String plain =
        text.startsWith("\"") && text.endsWith("\"") && text.length() > 1
            ? text.substring(1, text.length() - 1)
            : text;
    try {
      return InetAddress.ofLiteral(plain).getHostAddress();
    } catch (IllegalArgumentException name) {
      String lower = plain.toLowerCase(Locale.ROOT);
      return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
  }

  private static String held(Message message) {
    List<String> values =
        message.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
    return values.isEmpty()
        ? "it is empty"
        : "it has " + OneLine.excerpt(String.join(", ", values));
  }
}
