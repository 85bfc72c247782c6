// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads and writes [Json]. Thread-safe.
public final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonText() {}

  /// Reads exactly one value.
  ///
  /// @throws BadJson if the text is no JSON, has a doubled member or a number that is not whole
  public static Json read(String text) throws BadJson {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new BadJson("there is no JSON value");
      }
      Json value = value(parser);
      if (parser.nextToken() != null) {
        throw new BadJson("there is something behind the JSON value");
      }
      return value;
    } catch (BadJson bad) {
      throw bad;
    } catch (IOException bad) {
      throw new BadJson(firstLine(bad));
    }
  }

  /// In one line, for machines.
  public static String write(Json value) {
    return write(value, false);
  }

  /// Indented, for people.
  public static String writeIndented(Json value) {
    return write(value, true);
  }

  private static String write(Json value, boolean isIndented) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      if (isIndented) {
        generator.setPrettyPrinter(new DefaultPrettyPrinter());
      }
      write(generator, value);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string can't refuse text", impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator generator, Json value) throws IOException {
    switch (value) {
      case Json.Text(var text) -> generator.writeString(text);
      case Json.Whole(var number) -> generator.writeNumber(number);
      case Json.Flag(var flag) -> generator.writeBoolean(flag);
      case Json.Nothing _ -> generator.writeNull();
      case Json.Array(var items) -> {
        generator.writeStartArray();
        for (Json item : items) {
          write(generator, item);
        }
        generator.writeEndArray();
      }
      case Json.Members(var byName) -> {
        generator.writeStartObject();
        for (Map.Entry<String, Json> member : byName.entrySet()) {
          generator.writeFieldName(member.getKey());
          write(generator, member.getValue());
        }
        generator.writeEndObject();
      }
    }
  }

  /// The parser stands on the first token of the value.
  private static Json value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> Json.of(parser.getText());
      case VALUE_NUMBER_INT -> Json.of(parser.getLongValue());
      case VALUE_TRUE -> Json.of(true);
      case VALUE_FALSE -> Json.of(false);
      case VALUE_NULL -> Json.nothing();
      case VALUE_NUMBER_FLOAT -> throw new BadJson(parser.getText() + " is no whole number");
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new BadJson("a value is missing");
    };
  }

  private static Json members(JsonParser parser) throws IOException {
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new Json.Members(members);
  }

  private static Json array(JsonParser parser) throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Json.Array(items);
  }

  private static String firstLine(IOException bad) {
    String message = String.valueOf(bad.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  /// Text that is not the JSON that this program reads.
  public static final class BadJson extends IOException {
    private static final long serialVersionUID = 1L;

    public BadJson(String message) {
      super(message);
    }
  }
}
