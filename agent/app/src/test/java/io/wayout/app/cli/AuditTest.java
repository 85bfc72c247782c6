// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.Terminal.Ran;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import java.io.StringReader;
import java.time.Duration;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/// What `wayout audit` tells, in all its forms, and how it ends.
class AuditTest {
  private final FakeAgentPort agent = new FakeAgentPort();
  private final Terminal terminal = new Terminal(agent);

  @Test
  void offline_isAMatrixWithReasonsAndRemedies() {
    Ran ran = terminal.ask("audit", "--offline");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.out())
        .contains("The configuration alone")
        .contains("api.shop.example, cdn.shop.example, www.shop.example\n")
        .containsPattern("alibaba +– +STUCK +link 2 → standby \\S+.* +STUCK\n")
        .containsPattern("cloudflare +\\(link 1 → standby .*\\) +link 1 → primary .* +– +link 1")
        .contains("stuck at alibaba data, alibaba everything: ")
        .contains("Single changes that would mend most:\n")
        .contains("host the zone shop.example at another vendor as well");
  }

  @Test
  void pairs_areSummedUpAndOnlyTheNewsIsNamed() {
    assertThat(terminal.ask("audit", "--offline", "--pairs").out())
        .containsPattern(
            "two vendors at once: \\d+ of 36 stuck, \\d+ of them because one of the two is enough\n")
        .contains("    alibaba control + cloudflare control\n")
        .doesNotContain("    alibaba data + ", " + tencent everything: ");
  }

  @Test
  void live_judgesTheWorldAsItIs() {
    agent.advance(Duration.ofMinutes(3));
    Ran ran = terminal.ask("audit", "www.shop.example", "cdn.shop.example");

    assertThat(ran.out())
        .contains("www.shop.example\n")
        .contains("not known")
        .contains("FOREIGN_VALUE")
        .doesNotContain("api.shop.example\n");
    assertThat(terminal.ask("audit", "nope.shop.example").code()).isEqualTo(2);
  }

  @Test
  void failOn_choosesTheEnd() {
    assertThat(terminal.ask("audit", "--offline", "--fail-on", "none").code()).isZero();
    assertThat(terminal.ask("audit", "--offline", "--fail-on", "warn").code()).isEqualTo(5);
    assertThat(terminal.ask("audit", "--offline", "--fail-on", "sometimes").code()).isEqualTo(2);
  }

  @Test
  void json_hasTheSameCells() throws Exception {
    Json audit = JsonText.read(terminal.ask("audit", "--offline", "-o", "json").out());

    assertThat(audit.list("groups")).hasSize(1);
    assertThat(audit.list("groups").getFirst().texts("domains")).hasSize(3);
    assertThat(audit.list("outages")).hasSize(4 * 4);
  }

  @Test
  void junit_isWellFormedAndFailsWhereItIsStuck() throws Exception {
    String xml = terminal.ask("audit", "--offline", "--report", "junit").out();

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    assertThat(document.getElementsByTagName("testcase").getLength())
        .isGreaterThanOrEqualTo(3 * 16);
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(3 * 2);
    assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("6");
  }

  @Test
  void sarif_hasAResultPerStuckCell() throws Exception {
    String text = terminal.ask("audit", "--offline", "--report", "sarif", "-c", "good.yaml").out();
    Json run = JsonText.read(text).list("runs").getFirst();

    assertThat(run.list("results").stream().filter(r -> r.text("ruleId").equals("STUCK")))
        .hasSize(6)
        .allSatisfy(r ->
            assertThat(
                    r.list("locations")
                        .getFirst()
                        .get("physicalLocation")
                        .get("artifactLocation")
                        .text("uri"))
                .isEqualTo("good.yaml"));
    assertThat(run.get("tool").get("driver").list("rules")).isNotEmpty();
  }
}
