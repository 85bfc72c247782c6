// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.Terminal.Ran;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.json.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journal as evidence.
class HistoryTest {
  private final FakeAgentPort agent = new FakeAgentPort();
  private final Terminal terminal = new Terminal(agent);

  @TempDir Path folder;

  @BeforeEach
  void write() {
    for (String reason : List.of("one", "two \u202e \u001b[31m", "三", "four", "five")) {
      terminal.ask("freeze", "--all", "-r", reason, "--for", "2h");
    }
  }

  @Test
  void export_isOneRowPerLineInOrder() throws Exception {
    List<String> lines = export();

    assertThat(lines).hasSizeGreaterThanOrEqualTo(5);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(JsonText.read(lines.get(i)).number("number")).isEqualTo(i + 1);
    }
    assertThat(lines).allMatch(l -> l.codePoints().noneMatch(c -> c == 0x202e || c == 0x1b));
    assertThat(terminal.ask("history", "--export", "--after", "4").out().lines().toList())
        .isEqualTo(lines.subList(4, lines.size()));
    assertThat(terminal.ask("history", "--export", "--until", "2000-01-01T00:00:00Z").out())
        .isEmpty();
    assertThat(terminal.ask("history", "--export", "--since", "yesterday").code()).isEqualTo(2);
  }

  @Test
  void wholeJournal_isWell() {
    Ran ran = terminal.ask("history", "--verify");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).startsWith("The journal is whole: ").contains("\nhead ");
    assertThat(terminal.ask("history", "--verify", "--head", "2:" + "0".repeat(64)))
        .satisfies(r -> assertThat(r.code()).isEqualTo(1))
        .satisfies(r -> assertThat(r.out()).contains("row 2 is not the one whose hash was kept"));
    assertThat(terminal.ask("history", "--verify", "--head", "nonsense").code()).isEqualTo(2);
  }

  @Test
  void exportedFile_isVerifiedWithoutAnAgent() throws Exception {
    List<String> lines = export();

    assertThat(verify(lines).out()).startsWith("The journal is whole: ");
    assertThat(verify(lines.subList(2, lines.size())).out())
        .startsWith("The journal is whole: ")
        .contains("2 before or between them not there");
  }

  @Test
  void tamperedFile_showsWhere() throws Exception {
    List<String> changed = export();
    changed.set(2, changed.get(2).replace("alice", "mallory"));
    assertThat(verify(changed).out())
        .startsWith("The journal was tampered with: row 3 was changed");
    assertThat(verify(changed).code()).isEqualTo(1);

    List<String> shorter = export();
    shorter.remove(2);
    assertThat(verify(shorter).out()).contains("row 3 is missing");

    List<String> swapped = export();
    swapped.add(1, swapped.remove(2));
    assertThat(verify(swapped).out()).contains("tampered");

    assertThat(verify(List.of("{}")).err()).contains("line 1 of ");
    assertThat(verify(List.of()).err()).contains("is empty");
  }

  private List<String> export() {
    return new ArrayList<>(terminal.ask("history", "--export").out().lines().toList());
  }

  private Ran verify(List<String> lines) throws Exception {
    Path file = Files.write(folder.resolve("journal.jsonl"), lines);
    return terminal.ask("history", "--verify", file.toString());
  }
}
