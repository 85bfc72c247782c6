// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.app.json.JsonText.BadJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  private static final Json VALUE =
      Json.object()
          .put("text", "a \"b\"\n\u001b\u00e9")
          .put("number", Long.MIN_VALUE)
          .put("flag", true)
          .put("none", Json.of(Optional.<String>empty(), Json::of))
          .put("list", Json.texts(List.of("x", "y")))
          .put("object", Json.object().put("deep", 1).build())
          .build();

  @Test
  void value_comesBackTheSame() throws BadJson {
    assertThat(JsonText.read(JsonText.write(VALUE))).isEqualTo(VALUE);
    assertThat(JsonText.read(JsonText.writeIndented(VALUE))).isEqualTo(VALUE);
  }

  @Test
  void writtenText_isOneLineWithoutControlCharacters() {
    assertThat(JsonText.write(VALUE)).doesNotContain("\n", "\u001b");
  }

  @Test
  void whatIsNoJson_isRefused() {
    for (String bad :
        List.of("", " ", "{", "{\"a\":1,\"a\":2}", "1.5", "{} {}", "[1,]", "nul", "9e99", "\"")) {
      assertThatThrownBy(() -> JsonText.read(bad)).as(bad).isInstanceOf(BadJson.class);
    }
    String deep = "[".repeat(5_000);
    assertThatThrownBy(() -> JsonText.read(deep)).isInstanceOf(BadJson.class);
    assertThatThrownBy(() -> JsonText.read("99999999999999999999")).isInstanceOf(BadJson.class);
  }

  @Test
  void missingMember_readsAsEmpty() {
    assertThat(VALUE.text("absent")).isEmpty();
    assertThat(VALUE.list("text")).isEmpty();
    assertThat(VALUE.get("object").number("deep")).isEqualTo(1);
    assertThat(VALUE.has("none")).isFalse();
  }
}
