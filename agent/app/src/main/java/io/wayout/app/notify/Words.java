// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.plane.Shape;
import io.wayout.dns.DnsName;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A message in words: one sentence first, then the facts, then what to do. Pure.
public final class Words {
  private static final int NAMES_MAX = 10;
  private static final Remedies REMEDIES = Remedies.ofManual();

  private Words() {}

  /// One line without line breaks.
  ///
  /// @param charsMax more is cut
  public static String title(Message message, int charsMax) {
    Notice notice = message.first().notice();
    String text =
        message.isDigest()
            ? message.letters().size() + " notices, first " + sentence(notice)
            : sentence(notice);
    return cut(notice.level() + " " + oneLine(text), charsMax);
  }

  /// The whole, in lines.
  ///
  /// @param charsMax more is cut
  public static String body(Message message, int charsMax) {
    List<String> lines = new ArrayList<>();
    Notice notice = message.first().notice();
    lines.add(oneLine(sentence(notice)));
    if (message.isDigest()) {
      lines.addAll(digest(message));
    } else {
      lines.addAll(facts(message.first()));
    }
    String remedy = remedy(message);
    if (!remedy.isEmpty()) {
      lines.add("What to do: " + remedy);
    }
    message.sender().page().ifPresent(page -> lines.add(page.toString()));
    return cut(String.join("\n", lines), charsMax);
  }

  /// What to do about the most urgent notice; empty if nothing.
  public static String remedy(Message message) {
    Notice notice = message.first().notice();
    if (notice.code() == Code.OUTAGE_SHAPE) {
      return Arrays.stream(Shape.values())
          .filter(shape -> shape.name().equals(notice.facts().get("shape")))
          .map(Shape::remedy)
          .findFirst()
          .orElse("");
    }
    return REMEDIES.remedy(notice.code()).orElse("");
  }

  /// How many notices of each code, the most urgent codes first.
  public static Map<Code, List<Letter>> byCode(Message message) {
    Map<Code, List<Letter>> groups = new EnumMap<>(Code.class);
    message
        .letters()
        .forEach(l -> groups.computeIfAbsent(l.notice().code(), _ -> new ArrayList<>()).add(l));
    return groups;
  }

  private static String sentence(Notice notice) {
    String about = notice.domain().map(d -> d.text() + ": ").orElse("");
    return notice.code() + " " + about + notice.text();
  }

  private static List<String> facts(Letter letter) {
    List<String> lines = new ArrayList<>();
    letter.notice().switchover().ifPresent(id -> lines.add("switchover: " + id));
    new TreeMap<>(letter.notice().facts())
        .forEach((name, value) -> lines.add(name + ": " + oneLine(value)));
    lines.add("at: " + letter.at().truncatedTo(ChronoUnit.SECONDS));
    return lines;
  }

  private static List<String> digest(Message message) {
    List<Letter> letters = message.letters();
    Duration span = Duration.between(letters.getFirst().at(), letters.getLast().at());
    List<String> lines = new ArrayList<>();
    lines.add(letters.size() + " notices within " + span.abs().toSeconds() + " s:");
    byCode(message).values().stream()
        .sorted(
            Comparator.comparing((List<Letter> group) -> worst(group))
                .thenComparingInt(List::size)
                .reversed())
        .forEach(group -> lines.add(line(group)));
    return lines;
  }

  private static Level worst(List<Letter> group) {
    return group.stream().map(Letter::level).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static String line(List<Letter> group) {
    List<String> names = group.stream().map(Words::name).distinct().toList();
    String shown = names.stream().limit(NAMES_MAX).collect(Collectors.joining(", "));
    int more = names.size() - NAMES_MAX;
    return "%d %s (%s): %s%s"
        .formatted(
            group.size(),
            group.getFirst().notice().code(),
            worst(group),
            shown,
            more > 0 ? " and " + more + " more" : "");
  }

  /// What it is about, shortly.
  private static String name(Letter letter) {
    Notice notice = letter.notice();
    return notice
        .domain()
        .map(DnsName::text)
        .orElseGet(() -> Incident.subject(notice).orElseGet(() -> cut(oneLine(notice.text()), 60)));
  }

  private static String oneLine(String text) {
    return text.codePoints()
        .mapToObj(c ->
            Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                ? " "
                : Character.toString(c))
        .collect(Collectors.joining());
  }

  private static String cut(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    int end = charsMax - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
