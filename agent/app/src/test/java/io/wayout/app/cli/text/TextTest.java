// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void duration_isToldInTwoUnits() {
    assertThat(Times.duration(Duration.ofSeconds(-3))).isEqualTo("0s");
    assertThat(Times.duration(Duration.ofSeconds(59))).isEqualTo("59s");
    assertThat(Times.duration(Duration.ofSeconds(200))).isEqualTo("3m 20s");
    assertThat(Times.duration(Duration.ofHours(5))).isEqualTo("5h");
    assertThat(Times.duration(Duration.ofHours(50))).isEqualTo("2d 2h");
    assertThat(Times.precise(Duration.ofMillis(1_250))).isEqualTo("1.3s");
  }

  @Test
  void instant_isToldFromTheAgentsClock() {
    Instant now = Instant.parse("2026-11-21T03:00:00Z");
    Json value = Json.object().put("at", now.minusSeconds(90)).build();

    Times times = new Times(now, ZoneOffset.UTC);

    assertThat(times.ago(value, "at")).isEqualTo("1m 30s");
    assertThat(times.full(value, "at")).isEqualTo("2026-11-21 02:58:30");
    assertThat(times.ago(value, "absent")).isEmpty();
  }

  @Test
  void column_isAsWideAsItsText() {
    Style style = new Style(true);

    String table = new Table().row(style.bold("a"), "b").row("long", style.good("c")).render("  ");

    assertThat(table).isEqualTo("  \u001b[1ma\u001b[0m     b\n  long  \u001b[32mc\u001b[0m\n");
  }

  @Test
  void dangerousCharacter_isSpelledOut() {
    assertThat(Clean.text("a\u001b]0;x\u0007\u009b\u200b\r\n\u7f51"))
        .isEqualTo("a\\x1b]0;x\\x07\\x9b\\u200b\\x0d\\x0a\u7f51");
    assertThat(Clean.jsonText(Json.of("\u009b\u202e"))).isEqualTo("\"\\u009b\\u202e\"");
  }
}
