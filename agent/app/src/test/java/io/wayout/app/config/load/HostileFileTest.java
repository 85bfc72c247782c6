// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.FakeFiles;
import io.wayout.app.config.Loading;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Files that are made to exhaust, confuse or run something.
class HostileFileTest {

  @Test
  void billionLaughs_endAtTheBound() {
    StringBuilder text = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      text.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", repeat(alias, 8))));
    }

    assertThat(Loading.of(text.toString()).problems())
        .containsExactly(
            "6:40 TOO_COMPLEX more than 300000 values in one file | split the file with"
                + " 'include'");
  }

  @Test
  void manyAliases_endAtTheBound() {
    String text = "a: &a x\nb: [" + String.join(", ", repeat("*a", 200)) + "]\n";

    assertThat(Loading.of(text).problems())
        .containsExactly(
            "2:405 TOO_COMPLEX more than 100 aliases | use 'defaults' or pools to share settings");
  }

  @Test
  void deepNesting_endsAtTheBound() {
    assertThat(Loading.of("a: " + "[".repeat(100_000)).problems())
        .containsExactly(
            "1:24 TOO_COMPLEX nested deeper than 20 levels | no setting of wayout is that deep;"
                + " check the brackets");
  }

  @Test
  void hugeFile_isNotEvenParsed() {
    assertThat(Loading.of("# " + "x".repeat(1024 * 1024)).problems())
        .containsExactly(
            "0:0 FILE_TOO_LARGE the file is larger than 1 MiB, or all files together than 32 MiB"
                + " | split it and use 'include', or share settings through pools");
  }

  @Test
  void valueThatContainsItself_isRefused() {
    assertThat(Loading.of("a: &a [*a]\n").problems())
        .containsExactly(
            "1:8 YAML_FEATURE the alias '*a', whose anchor is unknown or contains it is not taken"
                + " | set the anchor '&a' on a value further up");
  }

  @Test
  void tagThatConstructs_isRefused() {
    assertThat(Loading.of("a: !!javax.script.ScriptEngineManager []\n").problems())
        .containsExactly(
            "1:4 YAML_FEATURE the YAML tag 'tag:yaml.org,2002:javax.script.ScriptEngineManager' is"
                + " not taken | remove it; wayout needs no tags");
  }

  @Test
  void mergeKey_isRefused() {
    assertThat(Loading.of("a: &a {x: 1}\nb: {<<: *a}\n").problems())
        .containsExactly(
            "2:5 YAML_FEATURE the merge key '<<' is not taken | use 'defaults' or a pool to share"
                + " settings");
  }

  @Test
  void listAsKey_isRefused() {
    assertThat(Loading.of("? [a, b]\n: c\n").problems())
        .containsExactly(
            "1:3 YAML_FEATURE a key that is a list or a mapping is not taken | write a plain word"
                + " before ':'");
  }

  @Test
  void secondDocument_isRefused() {
    assertThat(Loading.of("agent: {id: a}\n---\nagent: {id: b}\n").problems())
        .containsExactly(
            "2:1 YAML_FEATURE a second YAML document is not taken | keep one document per file,"
                + " without '---'");
  }

  @Test
  void brokenYaml_isReportedAtItsPlace() {
    assertThat(Loading.of("agent:\n  id: [a\npools: {}\n").problems())
        .containsExactly(
            "3:6 SYNTAX not well-formed YAML: while parsing a flow sequence: expected ',' or ']',"
                + " but got : | mend the YAML at this place");
  }

  @Test
  void tabAsIndent_isReportedAtItsPlace() {
    assertThat(Loading.of("agent:\n\tid: a\n").problems())
        .singleElement()
        .asString()
        .startsWith("2:1 SYNTAX not well-formed YAML");
  }

  @Test
  void controlCharacter_isNamedAndNotPrinted() {
    assertThat(Loading.of("agent:\n  id: a\u0007b\n").problems())
        .containsExactly("2:8 SYNTAX the character U+0007 is not allowed in YAML | remove it");
  }

  @Test
  void escapeSequenceInAValue_isNotPrinted() {
    assertThat(Loading.of("agent: {vendor: \"\\e[31mred\"}\n").problems())
        .containsExactly(
            "1:17 BAD_VALUE 'vendor': '\uFFFD[31mred' is not a name of letters, digits, '-', '_'"
                + " and '.' | write 1 to 63 of these, a letter or digit first");
  }

  @Test
  void bytesThatAreNoText_areReportedAtTheirPlace() {
    FakeFiles files =
        new FakeFiles().with(Loading.FILE, new byte[] {'a', ':', '\n', 'b', (byte) 0xFF});

    assertThat(Loading.of(files).problems())
        .containsExactly("2:2 FILE_NOT_TEXT a byte that is not UTF-8 | save the file as UTF-8");
  }

  @Test
  void listAsFile_isRefused() {
    assertThat(Loading.of("- a\n").problems())
        .containsExactly(
            "1:1 WRONG_TYPE the file is a list where it must be a mapping | start it with a key"
                + " such as 'domains:'");
  }

  @Test
  void emptyFileAndByteOrderMark_areFine() {
    assertThat(Loading.of("\uFEFF# nothing\n").problems()).isEmpty();
    assertThat(Loading.of(new FakeFiles().with(Loading.FILE, "")).problems()).isEmpty();
  }

  @Test
  void tenThousandProblems_areCut() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append("wrong").append(i).append(": 1\n");
    }

    assertThat(Loading.of(text.toString()).problems()).hasSize(1_000);
  }

  private static List<String> repeat(String text, int times) {
    return Collections.nCopies(times, text);
  }
}
