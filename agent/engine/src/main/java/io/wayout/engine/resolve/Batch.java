// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import io.wayout.engine.resolve.Reply.Answered;
import io.wayout.engine.resolve.Reply.Unanswered;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Section;

/// The questions of one exchange: which wait, which are on their way under which random id, and
/// which are answered. For one thread.
///
/// A message counts as an answer only if its id is on its way and its question section repeats the
/// question; everything else that arrives is dropped (RFC 5452 §9.1).
final class Batch {
  private static final int IDS = 1 << 16;

  private final List<Question> questions;
  private final boolean recursive;
  private final RandomGenerator random;
  private final Map<Integer, Reply> replies = new HashMap<>();
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final Map<Integer, Integer> indexById = new HashMap<>();

  Batch(List<Question> questions, boolean recursive, RandomGenerator random) {
    this.questions = List.copyOf(questions);
    this.recursive = recursive;
    this.random = random;
    for (int index = 0; index < questions.size(); index++) {
      waiting.add(index);
    }
  }

  boolean isDone() {
    return replies.size() == questions.size();
  }

  int answered() {
    return replies.size();
  }

  boolean hasWaiting() {
    return !waiting.isEmpty();
  }

  int onTheirWay() {
    return indexById.size();
  }

  /// Gives the next waiting question an id and puts it on its way.
  int start() {
    int id = freshId();
    indexById.put(id, waiting.remove());
    return id;
  }

  /// The wire form of a question on its way.
  byte[] wire(int id) {
    Message query = new Message(id);
    Header header = query.getHeader();
    if (recursive) {
      header.setFlag(Flags.RD);
    }
    query.addRecord(question(id).toRecord(), Section.QUESTION);
    return query.toWire();
  }

  boolean isOnItsWay(int id) {
    return indexById.containsKey(id);
  }

  /// Takes what arrived, if it is an answer to a question on its way.
  boolean accept(byte[] wire, int length) {
    Message message;
    try {
      message = new Message(Arrays.copyOf(wire, length));
    } catch (IOException garbled) {
      return false;
    }
    Header header = message.getHeader();
    int id = header.getID();
    if (!indexById.containsKey(id)
        || !header.getFlag(Flags.QR)
        || header.getOpcode() != Opcode.QUERY
        || !question(id).isAnsweredBy(message)) {
      return false;
    }
    replies.put(take(id), new Answered(message));
    return true;
  }

  /// All that are on their way wait again, for a new connection.
  void putBack() {
    Set<Integer> ids = new HashSet<>(indexById.keySet());
    ids.forEach(id -> waiting.addFirst(take(id)));
  }

  /// In the order of the questions.
  List<Reply> replies(String whyNot) {
    List<Reply> all = new ArrayList<>();
    for (int index = 0; index < questions.size(); index++) {
      all.add(replies.getOrDefault(index, new Unanswered(whyNot)));
    }
    return all;
  }

  private Question question(int id) {
    return questions.get(index(id));
  }

  private int index(int id) {
    Integer index = indexById.get(id);
    if (index == null) {
      throw new IllegalArgumentException("no question is on its way as " + id);
    }
    return index;
  }

  private int take(int id) {
    int index = index(id);
    indexById.remove(id);
    return index;
  }

  private int freshId() {
    int id = random.nextInt(IDS);
    while (indexById.containsKey(id)) {
      id = random.nextInt(IDS);
    }
    return id;
  }
}
