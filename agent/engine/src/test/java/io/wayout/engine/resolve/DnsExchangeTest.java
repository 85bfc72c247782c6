// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import static io.wayout.engine.resolve.FakeDnsServer.record;
import static io.wayout.engine.resolve.FakeDnsServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.engine.resolve.DnsExchange.Query;
import io.wayout.engine.resolve.Reply.Answered;
import io.wayout.engine.resolve.Reply.Unanswered;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

@Timeout(60)
class DnsExchangeTest {
  private static final Record RECORD = record("www.shop.example. 60 CNAME edge.example.");
  private static final Query QUERY = query("www.shop.example");
  private static final Patience SHORT = Patience.of(Duration.ofMillis(300));
  private static final Patience LONG = Patience.of(Duration.ofSeconds(20));

  private final DnsExchange exchange = RealTime.exchange();

  @Test
  void serverAnswers_answerIsGiven() {
    try (var server = FakeDnsServer.start((query, _) -> List.of(good(query)))) {
      assertThat(held(exchange.ask(server.address(), QUERY, LONG))).containsExactly(RECORD);
      assertThat(server.overTcp()).isEmpty();
    }
  }

  @Test
  void answerTruncated_isAskedAgainOverTcp() {
    try (var server =
        FakeDnsServer.start((query, tcp) ->
            List.of(tcp ? good(query) : reply(query, Rcode.NOERROR, List.of((int) Flags.TC))))) {
      assertThat(held(exchange.ask(server.address(), QUERY, LONG))).containsExactly(RECORD);
      assertThat(server.overTcp()).hasSize(1);
    }
  }

  @Test
  void strangersAnswer_isPassedOver() {
    Record lie = record("www.shop.example. 60 CNAME evil.example.");
    try (var server =
        FakeDnsServer.start((query, _) -> {
          Message otherId = reply(query, Rcode.NOERROR, List.of(), lie);
          otherId.getHeader().setID((query.getHeader().getID() + 1) & 0xffff);
          Message otherQuestion = reply(query, Rcode.NOERROR, List.of(), lie);
          otherQuestion.removeAllRecords(Section.QUESTION);
          otherQuestion.addRecord(record("www.other.example. 0 A 192.0.2.1"), Section.QUESTION);
          Message noAnswer = reply(query, Rcode.NOERROR, List.of(), lie);
          noAnswer.getHeader().unsetFlag(Flags.QR);
          return List.of(otherId, otherQuestion, noAnswer, good(query));
        })) {
      assertThat(held(exchange.ask(server.address(), QUERY, LONG))).containsExactly(RECORD);
    }
  }

  @Test
  void serverSilent_endsWithItsPatience() {
    try (var server = FakeDnsServer.start((_, _) -> List.of())) {
      assertThat(exchange.ask(server.address(), QUERY, SHORT))
          .containsExactly(new Unanswered("no answer within 300 ms"));
      assertThat(server.overUdp()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void nothingListens_endsAtOnce() throws IOException {
    InetSocketAddress closed;
    try (var socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
      closed = new InetSocketAddress("127.0.0.1", socket.getLocalPort());
    }
    assertThat(exchange.askEitherWay(closed, QUERY, LONG))
        .containsExactly(new Unanswered("TCP: Connection refused"));
  }

  @Test
  void firstDatagramLost_isRepeatedWithTheSameId() {
    Set<Integer> seen = new HashSet<>();
    try (var server =
        FakeDnsServer.start(
            (query, _) -> seen.add(query.getHeader().getID()) ? List.of() : List.of(good(query)))) {
      Patience patience = Patience.of(Duration.ofSeconds(3));
      assertThat(held(exchange.ask(server.address(), QUERY, patience))).containsExactly(RECORD);
    }
  }

  @Test
  void udpDropped_tcpAnswersIfAllowed() {
    try (var server = FakeDnsServer.start((query, tcp) -> tcp ? List.of(good(query)) : List.of())) {
      Patience patience = Patience.of(Duration.ofSeconds(1));
      assertThat(held(exchange.askEitherWay(server.address(), QUERY, patience)))
          .containsExactly(RECORD);
    }
  }

  @Test
  void thousandQuestions_areAnsweredInTheirOrder() {
    List<Question> questions = IntStream.range(0, 1_000).mapToObj(i -> question("w" + i)).toList();
    try (var server = FakeDnsServer.start((query, _) -> List.of(echo(query)))) {
      List<Reply> replies = exchange.ask(server.address(), new Query(questions, false), LONG);
      assertThat(names(replies)).isEqualTo(questions.stream().map(Question::name).toList());
    }
  }

  @Test
  void tcpClosesAfterEachAnswer_asksTheRestOnNewConnections() throws IOException {
    List<Question> questions = IntStream.range(0, 5).mapToObj(i -> question("w" + i)).toList();
    try (var tcp = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> answerOncePerConnection(tcp));
      var transport = new TcpTransport(RealTime.TICKER);
      var batch = new Batch(questions, false, new Random(7));
      InetSocketAddress server = new InetSocketAddress("127.0.0.1", tcp.getLocalPort());
      assertThat(names(transport.ask(server, batch, LONG)))
          .isEqualTo(questions.stream().map(Question::name).toList());
    }
  }

  @Test
  void tcpDrips_endsWithItsPatience() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    try (var tcp = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> drip(tcp, over));
      var transport = new TcpTransport(RealTime.TICKER);
      var batch = new Batch(QUERY.questions(), false, new Random(7));
      InetSocketAddress server = new InetSocketAddress("127.0.0.1", tcp.getLocalPort());
      assertThat(transport.ask(server, batch, SHORT))
          .containsExactly(new Unanswered("no answer within 300 ms"));
    } finally {
      over.countDown();
    }
  }

  private static void answerOncePerConnection(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        var in = new DataInputStream(socket.getInputStream());
        byte[] wire = in.readNBytes(in.readUnsignedShort());
        byte[] answer = echo(new Message(wire)).toWire();
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeShort(answer.length);
        out.write(answer);
        socket.shutdownOutput();
        in.readAllBytes();
      } catch (IOException closed) {
        continue;
      }
    }
  }

  private static void drip(ServerSocket server, CountDownLatch over) {
    try (Socket socket = server.accept()) {
      while (!over.await(50, TimeUnit.MILLISECONDS)) {
        socket.getOutputStream().write(1);
      }
    } catch (IOException | InterruptedException closed) {
      over.countDown();
    }
  }

  private static Query query(String name) {
    return new Query(List.of(Question.of(DnsName.of(name), Type.CNAME)), true);
  }

  private static Question question(String label) {
    return Question.of(DnsName.of(label + ".shop.example"), Type.CNAME);
  }

  private static Message good(Message query) {
    return reply(query, Rcode.NOERROR, List.of(), RECORD);
  }

  private static Message echo(Message query) {
    return reply(
        query,
        Rcode.NOERROR,
        List.of(),
        record(query.getQuestion().getName() + " 60 CNAME edge.example."));
  }

  private static List<Record> held(List<Reply> replies) {
    return replies.stream()
        .flatMap(reply -> ((Answered) reply).message().getSection(Section.ANSWER).stream())
        .toList();
  }

  private static List<Name> names(List<Reply> replies) {
    return held(replies).stream().map(Record::getName).toList();
  }
}
