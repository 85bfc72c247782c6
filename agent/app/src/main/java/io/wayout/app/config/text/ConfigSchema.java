// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wayout.app.config.key.book.RunbookKeys;
import io.wayout.app.config.key.book.ScenarioKeys;
import java.util.Map;

/// The JSON Schema (draft 2020-12) of a configuration file, for editors and other tools. It comes
/// from the same key descriptions as the checks of the loader; what a schema can't say (references,
/// chains, files) only the loader judges.
public final class ConfigSchema {
  private ConfigSchema() {}

  /// The schema as JSON text; the same in every run; ends with a line break.
  public static String json() {
    return json(SchemaTree.ofConfiguration());
  }

  /// The same of a scenario for drills.
  public static String ofScenario() {
    return json(SchemaTree.of("wayout drill scenario", ScenarioKeys.ROOT));
  }

  /// The same of a runbook.
  public static String ofRunbook() {
    return json(SchemaTree.of("wayout runbook", RunbookKeys.ROOT));
  }

  private static String json(Map<String, Object> schema) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    ObjectMapper mapper = JsonMapper.builder().build();
    try {
      return mapper.writer(printer).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of texts and numbers can be written", impossible);
    }
  }
}
