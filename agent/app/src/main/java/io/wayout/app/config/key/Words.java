// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import io.wayout.app.config.key.Reading.Bad;
import io.wayout.app.config.key.Reading.Good;
import io.wayout.app.config.tree.Nearest;
import io.wayout.core.model.ProbeSpec.StatusRange;
import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The kinds of scalars, all but times and addresses.
public final class Words {
  private static final int TEXT_CHARS_MAX = 4_096;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%");
  private static final Pattern STATUS =
      Pattern.compile("(?<one>[1-5]\\d\\d)(-(?<last>[1-5]\\d\\d))?|(?<class>[1-5])xx");

  public static final KeyType TEXT = word("text", "a text", Map.of("type", "string"), Words::text);

  public static final KeyType SECRET_TEXT =
      word("text", "a text", Map.of("type", "string"), Words::secretText);

  public static final Word ID_WORD =
      new Word(
          "name",
          "a name of letters, digits, '-', '_' and '.'",
          Map.of("type", "string", "pattern", "^" + ID.pattern() + "$"),
          Words::id);

  public static final KeyType NAME_OF = new KeyType.OfWord(ID_WORD);

  public static final Word HEADER_WORD =
      new Word(
          "header name",
          "a header name",
          Map.of("type", "string", "pattern", "^[A-Za-z0-9-]{1,64}$"),
          text ->
              text.matches("[A-Za-z0-9-]{1,64}")
                  ? new Good(new Value.Text(text))
                  : new Bad("'" + text + "' is not a header name", "write letters and '-'"));

  public static final Word DNS_WORD =
      new Word(
          "domain name",
          "a domain name such as www.shop.example",
          Map.of("type", "string", "minLength", 1, "maxLength", 254),
          Words::dnsName);

  public static final KeyType DNS_NAME = new KeyType.OfWord(DNS_WORD);

  public static final KeyType FLAG =
      word("true or false", "true or false", Map.of("type", "boolean"), Words::flag);

  public static final KeyType PERCENTAGE =
      word(
          "percentage",
          "a percentage from 1% to 100%",
          Map.of("type", "string", "pattern", "^([1-9]|[1-9][0-9]|100)%$"),
          Words::percentage);

  public static final KeyType STATUSES =
      word(
          "status",
          "a status such as 200, 2xx or 301-302",
          Map.of(
              "type",
              List.of("integer", "string"),
              "pattern",
              "^([1-5][0-9][0-9](-[1-5][0-9][0-9])?|[1-5]xx)$"),
          Words::statuses);

  public static final KeyType REGEX =
      word(
          "regular expression",
          "a regular expression",
          Map.of("type", "string", "format", "regex"),
          Words::regex);

  private Words() {}

  /// One of some words.
  public static KeyType choice(String... options) {
    List<String> known = List.of(options);
    String expected = "one of " + String.join(", ", known);
    return word(
        String.join(" \\| ", known),
        expected,
        Map.of("enum", known),
        text ->
            known.contains(text)
                ? new Good(new Value.Text(text))
                : new Bad("'" + text + "' is not " + expected, Nearest.remedy(text, known)));
  }

  /// A whole number, both bounds included.
  public static KeyType number(int min, int max) {
    String expected = "a whole number from " + min + " to " + max;
    return word(
        "number",
        expected,
        Map.of("type", "integer", "minimum", min, "maximum", max),
        text -> {
          boolean isNumber = text.matches("\\d{1,9}");
          return isNumber && min <= Integer.parseInt(text) && Integer.parseInt(text) <= max
              ? new Good(new Value.Count(Integer.parseInt(text)))
              : new Bad("'" + text + "' is not " + expected, "write " + expected);
        });
  }

  /// A kind of scalar.
  public static KeyType word(
      String shown, String expected, Map<String, Object> schema, Function<String, Reading> reader) {
    return new KeyType.OfWord(new Word(shown, expected, schema, reader));
  }

  private static Reading text(String text) {
    if (text.isEmpty() || text.length() > TEXT_CHARS_MAX || hasControls(text)) {
      return new Bad(
          "'" + text + "' is empty, longer than 4096 characters, or has control characters",
          "write a text on one line");
    }
    return new Good(new Value.Text(text));
  }

  private static Reading secretText(String text) {
    return text(text) instanceof Good good
        ? good
        : new Bad(
            "the value is empty, longer than 4096 characters, or has control characters",
            "write a text on one line");
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static Reading id(String text) {
    return ID.matcher(text).matches()
        ? new Good(new Value.Text(text))
        : new Bad(
            "'" + text + "' is not " + ID_WORD.expected(),
            "write 1 to 63 of these, a letter or digit first");
  }

  private static Reading dnsName(String text) {
    try {
      return new Good(new Value.Name(DnsName.of(text)));
    } catch (BadValue bad) {
      return new Bad(
          bad.getMessage() == null ? "not a domain name" : bad.getMessage(),
          "write " + DNS_WORD.expected());
    }
  }

  private static Reading flag(String text) {
    return switch (text) {
      case "true" -> new Good(new Value.Flag(true));
      case "false" -> new Good(new Value.Flag(false));
      default -> new Bad("'" + text + "' is neither true nor false", "write true or false");
    };
  }

  private static Reading percentage(String text) {
    Matcher matcher = PERCENT.matcher(text);
    int percent = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    return percent >= 1 && percent <= 100
        ? new Good(new Value.Count(percent))
        : new Bad(
            "'" + text + "' is not a percentage from 1% to 100%", "write it with '%', as in 30%");
  }

  private static Reading statuses(String text) {
    Matcher matcher = STATUS.matcher(text);
    if (!matcher.matches()) {
      return new Bad(
          "'" + text + "' is not an HTTP status", "write a status such as 200, 2xx or 301-302");
    }
    if (matcher.group("class") != null) {
      int first = Integer.parseInt(matcher.group("class")) * 100;
      return new Good(new Value.Statuses(new StatusRange(first, first + 99)));
    }
    int first = Integer.parseInt(matcher.group("one"));
    int last = matcher.group("last") == null ? first : Integer.parseInt(matcher.group("last"));
    return first <= last
        ? new Good(new Value.Statuses(new StatusRange(first, last)))
        : new Bad("'" + text + "' ends before it starts", "write the smaller status first");
  }

  private static Reading regex(String text) {
    try {
      return new Good(new Value.Text(Pattern.compile(text).pattern()));
    } catch (PatternSyntaxException bad) {
      return new Bad(
          "'" + text + "' is not a regular expression: " + bad.getDescription(),
          "mend it near character " + (bad.getIndex() + 1));
    }
  }
}
