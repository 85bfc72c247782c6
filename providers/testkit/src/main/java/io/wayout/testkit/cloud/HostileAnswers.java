// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import java.util.List;
import java.util.Random;

/// Answers that no vendor should give: a kept corpus first, then seeded damage to good ones.
///
/// Not thread-safe; a test asks one question at a time.
final class HostileAnswers {
  private static final int PIECE_MAX = 24;
  private static final int SHOWN_MAX = 400;
  private static final List<Integer> STATUSES =
      List.of(200, 200, 200, 200, 201, 202, 204, 301, 400, 403, 404, 409, 412, 429, 500, 503);

  /// What has broken parsers elsewhere. What breaks one of ours is added here.
  private static final List<String> CORPUS =
      List.of(
          "",
          " ",
          "\uFEFF{}",
          "null",
          "true",
          "-0",
          "1e999999999",
          "9".repeat(5_000),
          "\"\\ud800\"",
          "{\"a\":NaN}",
          "{\"a\":1,\"a\":2}",
          "{\"" + "x".repeat(100_000) + "\":1}",
          "[".repeat(50_000),
          "{\"a\":".repeat(50_000),
          "<".repeat(50_000),
          "<a>".repeat(50_000),
          "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
          "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x\"><a/>",
          "{\"Records\":[null],\"records\":[null],\"result\":[null],\"rrset\":[null]}",
          "{\"result\":{},\"Response\":[],\"data\":0,\"items\":\"\"}");

  private static final List<String> PIECES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "\"\"",
          "0",
          "-1",
          "99999999999999999999",
          "1.5",
          ",",
          ":",
          "]",
          "}",
          "\"",
          "\\",
          "\u0000",
          "\u202E",
          "%00",
          "<a/>",
          "&lt;",
          "..",
          "*",
          "@",
          "xn--a",
          "2026-13-45T99:99:99Z",
          "www.elsewhere.example");

  private final Random random;
  private int next;
  private String last = "";

  HostileAnswers(long seed) {
    this.random = new Random(seed);
  }

  /// Another answer instead of this one.
  FakeAnswer spoil(FakeAnswer good) {
    last = next < CORPUS.size() ? CORPUS.get(next++) : damaged(good.body());
    int status =
        random.nextInt(4) == 0 ? STATUSES.get(random.nextInt(STATUSES.size())) : good.status();
    return new FakeAnswer(status, good.headers(), last);
  }

  /// The newest body, or its beginning, for the one who has to find out what broke.
  String last() {
    return last.substring(0, Math.min(SHOWN_MAX, last.length()));
  }

  private String damaged(String text) {
    StringBuilder damaged = new StringBuilder(text.isEmpty() ? "{}" : text);
    int wounds = 1 + random.nextInt(3);
    for (int i = 0; i < wounds && !damaged.isEmpty(); i++) {
      wound(damaged);
    }
    return damaged.toString();
  }

  private void wound(StringBuilder text) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + random.nextInt(PIECE_MAX));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    switch (random.nextInt(5)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, piece);
      case 2 -> text.replace(at, end, piece);
      case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
      default -> text.setLength(at);
    }
  }
}
