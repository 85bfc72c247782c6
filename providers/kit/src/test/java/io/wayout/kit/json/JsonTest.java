// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void whatIsThere_isRead() throws BadJson {
    Json json =
        Json.parse("{\"ttl\":60,\"on\":true,\"names\":[\"a\",\"b\"],\"more\":{},\"no\":null}");

    assertThat(json.member("ttl").whole()).isEqualTo(60);
    assertThat(json.member("on").truth()).isTrue();
    assertThat(json.member("names").elements().get(1).text()).isEqualTo("b");
    assertThat(json.optional("no")).isEmpty();
    assertThat(json.optional("other")).isEmpty();
  }

  @Test
  void flaw_namesItsPlace() throws BadJson {
    Json json = Json.parse("{\"rrsets\":[{\"ttl\":60},{\"ttl\":\"60\"}]}");
    List<Json> rrsets = json.member("rrsets").elements();

    assertBad(
        () -> rrsets.get(1).member("ttl").whole(), "rrsets[1].ttl is no whole number of 32 bits");
    assertBad(() -> rrsets.get(0).member("name"), "rrsets[0].name is missing");
    assertBad(() -> json.elements(), "the document is no array");
    assertBad(() -> json.member("rrsets").text(), "rrsets is no text");
    assertBad(() -> json.member("rrsets").optional("x"), "rrsets is no object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4294967296", "1.5", "1e3", "true", "\"1\"", "99999999999999999999"})
  void otherThanAWholeNumber_isRefused(String value) throws BadJson {
    Json json = Json.parse("{\"n\":" + value + "}");

    assertBad(() -> json.member("n").whole(), "n is no whole number of 32 bits");
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void garbage_isRefusedWithoutQuotingIt(String text) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(BadJson.class)
        .hasMessageNotContaining("SECRET")
        .hasMessageMatching("[ -~]{1,80}");
  }

  @Test
  void renderedAndReadAgain_isTheSame() throws BadJson {
    String text = Json.render(Map.of("a", List.of("b\n", 1, false)));

    assertThat(Json.parse(text)).hasToString("{\"a\":[\"b\\n\",1,false]}");
  }

  private static Stream<String> garbage() {
    return Stream.of(
        "",
        "  ",
        "<html>SECRET</html>",
        "{\"SECRET\":",
        "{} SECRET",
        "{\"SECRET\":1,\"SECRET\":2}",
        "[".repeat(100_000),
        "[".repeat(Json.DEPTH_MAX + 1) + "]".repeat(Json.DEPTH_MAX + 1),
        "\u0000\u0001\ufffdSECRET",
        "9".repeat(1_000));
  }

  private static void assertBad(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(BadJson.class).hasMessage(message);
  }

  @Test
  void texts_areTheMembersInTheirOrder() throws Exception {
    assertThat(Json.parse("{\"b\":\"1\",\"a\":\"\"}").texts().toString()).isEqualTo("{b=1, a=}");
    assertThatThrownBy(() -> Json.parse("{\"b\":1}").texts()).hasMessage("b is no text");
    assertThatThrownBy(() -> Json.parse("[]").texts()).hasMessage("the document is no object");
  }

  @Test
  void plainObject_goesBackAsItCame() throws Exception {
    String text =
        "{\"meta\":{\"up\":{\"feed\":\"5ab\"},\"latitude\":52.5,\"list\":[1,null,true]},\"id\":\"x\"}";

    assertThat(Json.render(Json.parse(text).plain())).isEqualTo(text);
    assertThatThrownBy(() -> Json.parse("[]").plain()).isInstanceOf(BadJson.class);
  }
}
