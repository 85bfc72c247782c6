// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.json;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A JSON value (RFC 8259). Immutable. Numbers are whole; the API has no others.
///
/// The lenient readers ([#text], [#list] and so on) answer with an empty value where a member is
/// missing or of another kind, so that a command can show what it got from an older or newer agent.
public sealed interface Json {
  record Text(String value) implements Json {}

  record Whole(long value) implements Json {}

  record Flag(boolean value) implements Json {}

  record Nothing() implements Json {}

  record Array(List<Json> items) implements Json {
    public Array {
      items = List.copyOf(items);
    }
  }

  /// Members in the order in which they are written.
  record Members(Map<String, Json> byName) implements Json {
    public Members {
      byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }
  }

  /// The JSON null.
  static Json nothing() {
    return new Nothing();
  }

  /// Starts an object.
  static Builder object() {
    return new Builder();
  }

  static Json of(String text) {
    return new Text(text);
  }

  static Json of(long number) {
    return new Whole(number);
  }

  static Json of(boolean flag) {
    return new Flag(flag);
  }

  /// An instant to the millisecond, in UTC (RFC 3339).
  static Json of(Instant instant) {
    return new Text(instant.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  /// A duration in milliseconds; members that hold one end in `Millis`.
  static Json of(Duration duration) {
    return new Whole(duration.toMillis());
  }

  /// The value, or null where there is none.
  static <T> Json of(Optional<T> value, Function<T, Json> form) {
    return value.map(form).orElse(nothing());
  }

  static <T> Json array(Collection<T> items, Function<? super T, Json> form) {
    return new Array(items.stream().<Json>map(form).toList());
  }

  static Json texts(Collection<String> texts) {
    return array(texts, Json::of);
  }

  /// A member of an object; null where there is none.
  default Json get(String name) {
    return this instanceof Members(var byName) ? byName.getOrDefault(name, nothing()) : nothing();
  }

  default boolean has(String name) {
    return !(get(name) instanceof Nothing);
  }

  /// A member as text; empty where there is none. Numbers and flags are spelled out.
  default String text(String name) {
    return get(name).asText();
  }

  default String asText() {
    return switch (this) {
      case Text(var value) -> value;
      case Whole(var value) -> Long.toString(value);
      case Flag(var value) -> Boolean.toString(value);
      case Nothing _ -> "";
      case Array _, Members _ -> JsonText.write(this);
    };
  }

  /// A member as a list; empty where there is none.
  default List<Json> list(String name) {
    return get(name) instanceof Array(var items) ? items : List.of();
  }

  /// A member as a list of texts; empty where there is none.
  default List<String> texts(String name) {
    return list(name).stream().map(Json::asText).toList();
  }

  default boolean isTrue(String name) {
    return get(name) instanceof Flag(var value) && value;
  }

  default long number(String name) {
    return get(name) instanceof Whole(var value) ? value : 0;
  }

  /// A member that is an RFC 3339 instant.
  default Optional<Instant> instant(String name) {
    return has(name) ? Optional.of(Instant.parse(text(name))) : Optional.empty();
  }

  /// Collects members. Not thread-safe.
  final class Builder {
    private final Map<String, Json> members = new LinkedHashMap<>();

    public Builder put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    public Builder put(String name, String value) {
      return put(name, of(value));
    }

    public Builder put(String name, long value) {
      return put(name, of(value));
    }

    public Builder put(String name, boolean value) {
      return put(name, of(value));
    }

    public Builder put(String name, Instant value) {
      return put(name, of(value));
    }

    public Json build() {
      return new Members(members);
    }
  }
}
