// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One JSON value together with its place in the document, for strict reading of what matters.
/// Immutable and thread-safe.
///
/// The size of a document is bounded where it is fetched ([io.wayout.kit.http.OkHttpWire]); here
/// its nesting is.
public final class Json {
  /// Deeper documents are refused before they are built (P12).
  public static final int DEPTH_MAX = 32;

  private static final int NUMBER_CHARS_MAX = 100;

  private static final ObjectMapper MAPPER = mapper();

  private final String place;
  private final JsonNode node;

  private Json(String place, JsonNode node) {
    this.place = place;
    this.node = node;
  }

  /// Reads exactly one JSON document.
  ///
  /// @throws BadJson if the text is no JSON, has a member twice, goes on after the document, or is
  ///   nested deeper than [#DEPTH_MAX]
  public static Json parse(String text) throws BadJson {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (root == null || root.isMissingNode()) {
        throw new BadJson("an empty text is no JSON");
      }
      return new Json("", root);
    } catch (JsonProcessingException flaw) {
      throw new BadJson("no readable JSON" + at(flaw.getLocation()));
    }
  }

  /// Renders maps with text keys, lists, texts, numbers, truth values and null as JSON.
  public static String render(Map<String, ?> object) {
    try {
      return MAPPER.writeValueAsString(object);
    } catch (JsonProcessingException unrenderable) {
      throw new IllegalArgumentException("only plain values can be rendered", unrenderable);
    }
  }

  /// The member of an object.
  ///
  /// @throws BadJson if this is no object, or the member is missing or null
  public Json member(String name) throws BadJson {
    return optional(name).orElseThrow(() -> new BadJson(inside(name) + " is missing"));
  }

  /// The member of an object; empty if it is missing or null.
  ///
  /// @throws BadJson if this is no object
  public Optional<Json> optional(String name) throws BadJson {
    if (!node.isObject()) {
      throw wrong("an object");
    }
    @Nullable JsonNode member = node.get(name);
    return member == null || member.isNull()
        ? Optional.empty()
        : Optional.of(new Json(inside(name), member));
  }

  /// The elements of an array.
  ///
  /// @throws BadJson if this is no array
  public List<Json> elements() throws BadJson {
    if (!node.isArray()) {
      throw wrong("an array");
    }
    List<Json> elements = new ArrayList<>(node.size());
    for (JsonNode element : node) {
      elements.add(new Json(place + "[" + elements.size() + "]", element));
    }
    return List.copyOf(elements);
  }

  /// @throws BadJson if this is no text
  public String text() throws BadJson {
    if (!node.isTextual()) {
      throw wrong("a text");
    }
    return node.textValue();
  }

  /// The members of an object whose values are texts, in their order.
  ///
  /// @throws BadJson if this is something else
  public Map<String, String> texts() throws BadJson {
    if (!node.isObject()) {
      throw wrong("an object");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      texts.put(member.getKey(), new Json(inside(member.getKey()), member.getValue()).text());
    }
    return Collections.unmodifiableMap(texts);
  }

  /// A whole number of at most 32 bits; a text of digits is none.
  ///
  /// @throws BadJson if this is something else
  public int whole() throws BadJson {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw wrong("a whole number of 32 bits");
    }
    return node.intValue();
  }

  /// A whole number of at most 64 bits, as identifiers may have; a text of digits is none.
  ///
  /// @throws BadJson if this is something else
  public long wholeLong() throws BadJson {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong("a whole number of 64 bits");
    }
    return node.longValue();
  }

  /// Any number, exactly as it was written.
  ///
  /// @throws BadJson if this is no number
  public BigDecimal number() throws BadJson {
    if (!node.isNumber()) {
      throw wrong("a number");
    }
    return node.decimalValue();
  }

  /// @throws BadJson if this is neither true nor false
  public boolean truth() throws BadJson {
    if (!node.isBoolean()) {
      throw wrong("true or false");
    }
    return node.booleanValue();
  }

  /// The value as [#render] takes it, for members of an object that must go back as they came.
  ///
  /// @throws BadJson if this is no object
  public Map<String, Object> plain() throws BadJson {
    if (!node.isObject()) {
      throw wrong("an object");
    }
    return MAPPER.convertValue(node, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  /// The document again, without its white space; for error texts, after redaction.
  @Override
  public String toString() {
    return node.toString();
  }

  private String inside(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private BadJson wrong(String expected) {
    String subject = place.isEmpty() ? "the document" : place;
    return new BadJson(subject + " is no " + expected.replaceFirst("^an? ", ""));
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static ObjectMapper mapper() {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH_MAX)
            .maxNumberLength(NUMBER_CHARS_MAX)
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(bounds)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
