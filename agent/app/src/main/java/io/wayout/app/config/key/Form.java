// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import io.wayout.app.config.HostPort;
import io.wayout.app.config.tree.Spot;
import io.wayout.app.config.tree.Tree;
import io.wayout.dns.DnsName;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A mapping with fixed keys as it was read. What was broken is already reported and reads as
/// absent; an absent key with a default reads as its default.
///
/// @param spot where a message about the whole mapping points
/// @param rest what an open group did not know
public record Form(
    Group group, String path, Spot spot, Map<String, Field> fields, List<Tree.Entry> rest) {
  public Form {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    rest = List.copyOf(rest);
  }

  /// A mapping that was not written, with all its defaults.
  public static Form absent(Group group, String path, Spot spot) {
    return new Form(group, path, spot, Map.of(), List.of());
  }

  /// Was the key written, broken or not?
  public boolean has(String key) {
    return fields.containsKey(key);
  }

  public Optional<Field> field(String key) {
    return Optional.ofNullable(fields.get(key));
  }

  /// Where a message about the key points: its value, or the mapping if it is absent.
  public Spot spotOf(String key) {
    return field(key).map(Field::spot).orElse(spot);
  }

  public String pathOf(String key) {
    return path + "/" + key;
  }

  public Optional<String> text(String key) {
    return value(key) instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
  }

  public Optional<Integer> number(String key) {
    return value(key) instanceof Value.Count(int n) ? Optional.of(n) : Optional.empty();
  }

  public Optional<Duration> time(String key) {
    return value(key) instanceof Value.Time(Duration d) ? Optional.of(d) : Optional.empty();
  }

  public boolean flag(String key) {
    return value(key) instanceof Value.Flag(boolean isOn) && isOn;
  }

  public Optional<DnsName> name(String key) {
    return value(key) instanceof Value.Name(DnsName name) ? Optional.of(name) : Optional.empty();
  }

  public Optional<HostPort> host(String key) {
    return value(key) instanceof Value.Host(HostPort at) ? Optional.of(at) : Optional.empty();
  }

  public Optional<URI> url(String key) {
    return value(key) instanceof Value.Address(URI uri) ? Optional.of(uri) : Optional.empty();
  }

  /// The items of a list, broken ones included; one value that stands for a list is its only item.
  public List<Field> items(String key) {
    Value value = value(key);
    if (value instanceof Value.Items(List<Field> items)) {
      return items;
    }
    return field(key).map(List::of).orElse(List.of());
  }

  /// The domain names in a list.
  public List<DnsName> names(String key) {
    return items(key).stream()
        .flatMap(item ->
            item.value() instanceof Value.Name(DnsName name)
                ? Stream.of(name)
                : Stream.<DnsName>empty())
        .distinct()
        .toList();
  }

  /// The entries of a mapping whose keys the user chose, broken ones included.
  public List<Field> named(String key) {
    return value(key) instanceof Value.Named(List<Field> fields) ? fields : List.of();
  }

  public Optional<Form> part(String key) {
    return value(key) instanceof Value.Part(Form form) ? Optional.of(form) : Optional.empty();
  }

  /// The mapping under the key, or one with all its defaults.
  public Form partOrDefaults(String key) {
    return part(key).orElseGet(() -> absent(nested(key), pathOf(key), spotOf(key)));
  }

  private Group nested(String key) {
    if (group.key(key).map(Key::type).orElse(null) instanceof KeyType.Nested(Group nested)) {
      return nested;
    }
    throw new IllegalArgumentException("no mapping: " + key);
  }

  private Value value(String key) {
    Field field = fields.get(key);
    if (field != null && !(field.value() instanceof Value.Broken)) {
      return field.value();
    }
    return group.key(key).flatMap(Form::fallback).orElse(new Value.Broken());
  }

  private static Optional<Value> fallback(Key key) {
    return key.type() instanceof KeyType.OfWord(Word word)
        ? key.fallback().map(text -> ((Reading.Good) word.read(text)).value())
        : Optional.empty();
  }
}
