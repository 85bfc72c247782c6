// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/// One request's bytes in, one answer's bytes out. What is signed is the vendor's API and obeys its
/// [ControlPlane]; what is not signed is the public's question and does not. Thread-safe.
final class MemoryExchange {
  private static final int UDP_BYTES = 512;

  private final MemoryVendor vendor;
  private final Optional<UpdateKey> key;
  private final MemoryAnswers answers;
  private final MemoryUpdates updates;
  private volatile boolean isAnswering = true;

  MemoryExchange(MemoryVendor vendor, Optional<UpdateKey> key) {
    this.vendor = vendor;
    this.key = key;
    this.answers = new MemoryAnswers(vendor);
    this.updates = new MemoryUpdates(vendor);
  }

  /// Switches the answers to the public's questions.
  void answerQueries(boolean isOn) {
    isAnswering = isOn;
  }

  /// The answer over UDP, cut down to what the asker takes.
  ///
  /// @return empty for silence
  Optional<byte[]> overUdp(byte[] request) {
    return answer(request, UDP_BYTES);
  }

  /// The answer over TCP.
  ///
  /// @return empty for silence
  Optional<byte[]> overTcp(byte[] request) {
    return answer(request, Message.MAXLENGTH);
  }

  private Optional<byte[]> answer(byte[] request, int room) {
    Message query;
    try {
      query = new Message(request);
    } catch (IOException notDns) {
      return Optional.empty();
    }
    if (query.getHeader().getFlag(Flags.QR)) {
      return Optional.empty();
    }
    OPTRecord options = query.getOPT();
    int roomAsked = options == null ? room : Math.max(room, options.getPayloadSize());
    TSIGRecord signature = query.getTSIG();
    Optional<Message> answer =
        signature == null ? publicly(query) : signed(query, request, signature);
    return answer.map(message -> message.toWire(roomAsked));
  }

  private Optional<Message> publicly(Message query) {
    return isAnswering ? Optional.of(unsigned(query)) : Optional.empty();
  }

  private Message unsigned(Message query) {
    Message answer = blank(query);
    Record question = query.getQuestion();
    if (query.getHeader().getOpcode() == Opcode.QUERY && question != null) {
      answers.answer(question, answer);
    } else {
      answer.getHeader().setRcode(Rcode.REFUSED);
    }
    return answer;
  }

  private Optional<Message> signed(Message query, byte[] request, TSIGRecord signature) {
    return switch (vendor.controlPlane()) {
      case ANSWERING -> Optional.of(authenticated(query, request, signature));
      case DENYING -> Optional.of(notAuthenticated(query));
      case UNREACHABLE, SILENT -> Optional.empty();
      case ANSWER_LOST -> {
        Message answer = authenticated(query, request, signature);
        boolean isWrite = query.getHeader().getOpcode() == Opcode.UPDATE;
        yield isWrite ? Optional.empty() : Optional.of(answer);
      }
    };
  }

  private Message authenticated(Message query, byte[] request, TSIGRecord signature) {
    boolean isKnown = key.isPresent() && key.get().owner().equals(signature.getName());
    if (!isKnown) {
      return notAuthenticated(query);
    }
    TSIG tsig = key.get().toTsig(vendor.clock());
    int flaw = tsig.verify(query, request, null);
    if (flaw != Rcode.NOERROR) {
      Message answer = notAuthenticated(query);
      answer.setTSIG(tsig, flaw, signature);
      return answer;
    }
    Message answer = obey(query);
    answer.setTSIG(tsig, Rcode.NOERROR, signature);
    return answer;
  }

  private Message obey(Message query) {
    if (query.getHeader().getOpcode() != Opcode.UPDATE) {
      return unsigned(query);
    }
    Message answer = blank(query);
    answer.getHeader().setRcode(updates.apply(query));
    return answer;
  }

  private static Message notAuthenticated(Message query) {
    Message answer = blank(query);
    answer.getHeader().setRcode(Rcode.NOTAUTH);
    return answer;
  }

  private static Message blank(Message query) {
    Header header = new Header(query.getHeader().getID());
    header.setFlag(Flags.QR);
    header.setOpcode(query.getHeader().getOpcode());
    if (query.getHeader().getFlag(Flags.RD)) {
      header.setFlag(Flags.RD);
    }
    Message answer = new Message();
    answer.setHeader(header);
    @Nullable Record question = query.getQuestion();
    if (question != null) {
      answer.addRecord(question, Section.QUESTION);
    }
    return answer;
  }
}
