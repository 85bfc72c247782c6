// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.http.FakeAgentPort;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command's end, as scripts see it.
class ExitCodeTest {

  static Stream<Arguments> lines() {
    return Stream.of(
        line(0, "status"),
        line(0, "status www.shop.example"),
        line(2, "status nope.example"),
        line(2, "status not..a.name"),
        line(0, "why www.shop.example"),
        line(2, "why nope.example"),
        line(2, "why"),
        line(0, "history"),
        line(0, "history www.shop.example -n 5 --advised"),
        line(2, "history -n 0"),
        line(2, "show www.shop.example#9"),
        line(0, "plan www.shop.example --to standby"),
        line(0, "plan www.shop.example"),
        line(2, "plan www.shop.example --to stanby"),
        line(2, "plan"),
        line(0, "plan cdn.shop.example --to standby"),
        line(0, "plan --all --to standby"),
        line(0, "plan cdn.shop.example --to standby --overwrite-foreign"),
        line(0, "switch www.shop.example --to standby --dry-run"),
        line(0, "switch www.shop.example --to standby --yes"),
        line(0, "switch www.shop.example --to standby --yes --wait none"),
        line(0, "switch www.shop.example --to primary"),
        line(2, "switch www.shop.example --to standby"),
        line(2, "switch www.shop.example"),
        line(2, "switch nope.example --to standby --yes"),
        line(2, "switch --tag tier-9 --to standby --yes"),
        line(2, "switch www.shop.example --to standby --yes --force"),
        line(2, "switch www.shop.example --to standby --yes --timeout 5"),
        line(2, "switch www.shop.example --to standby --yes --wait ever"),
        line(0, "switch --all --to standby --yes"),
        line(0, "switch cdn.shop.example --to standby --yes"),
        line(0, "failback --tag tier-1 --yes"),
        line(0, "freeze www.shop.example -r test"),
        line(0, "freeze --vendor alibaba -r test --for 2h"),
        line(0, "freeze --all -r test"),
        line(2, "freeze --all"),
        line(2, "freeze -r test"),
        line(2, "freeze --all --vendor alibaba -r test"),
        line(2, "freeze --all -r test --for ever"),
        line(0, "unfreeze --all"),
        line(2, "unfreeze nope.example"),
        line(0, "ack www.shop.example"),
        line(0, "ack --all"),
        line(2, "ack"),
        line(4, "abort www.shop.example"),
        line(2, "abort nope.example"),
        line(1, "check www.shop.example"),
        line(0, "check https://primary.lb.example/"),
        line(2, "check ftp://primary.lb.example/"),
        line(2, "check nope.example"),
        line(0, "provider test ali"),
        line(1, "provider test hatch"),
        line(2, "provider test hatsch"),
        line(0, "record get hatch www.hatch.example"),
        line(1, "record get hatch new.hatch.example"),
        line(2, "record get hatch www.hatch.example MX"),
        line(0, "reload"));
  }

  private static Arguments line(int code, String line) {
    return Arguments.of(code, line);
  }

  static Stream<Arguments> evacuations() {
    return Stream.of(
        line(0, "evacuate alibaba --dry-run"),
        line(0, "evacuate alibaba --yes"),
        line(0, "evacuate alibaba --yes --batch all --wait none"),
        line(2, "evacuate alibaba --yes --force"),
        line(4, "evacuate alibaba --stop"),
        line(0, "return alibaba --yes"),
        line(0, "return tencent --dry-run"),
        line(2, "return nobody --yes"),
        line(2, "evacuate alibaba"),
        line(2, "evacuate alibabba --yes"),
        line(2, "evacuate"));
  }

  @ParameterizedTest
  @MethodSource({"lines", "evacuations"})
  void line_endsWithItsCode(int code, String line) {
    Terminal.Ran ran = new Terminal(new FakeAgentPort()).ask(line.split(" "));

    assertThat(ran.code()).as(ran.toString()).isEqualTo(code);
  }

  static Stream<Arguments> onlyForeignLinks() {
    return Stream.of(
        line(4, "plan cdn.shop.example --to standby"),
        line(6, "plan --all --to standby"),
        line(0, "plan cdn.shop.example --to standby --overwrite-foreign"),
        line(6, "switch --all --to standby --yes"),
        line(4, "switch cdn.shop.example --to standby --yes"));
  }

  /// The upper links can't be written, so that there is no way around what someone else put below.
  @ParameterizedTest
  @MethodSource("onlyForeignLinks")
  void lineWhereAForeignValueIsInTheWay_endsWithItsCode(int code, String line) {
    FakeAgentPort agent = new FakeAgentPort().accountDown("ali");

    Terminal.Ran ran = new Terminal(agent).ask(line.split(" "));

    assertThat(ran.code()).as(ran.toString()).isEqualTo(code);
  }

  static Stream<Arguments> withoutAgent() {
    return Stream.of(
        line(7, "status --socket /nonexistent/wayout.sock"),
        line(7, "watch --socket /nonexistent/wayout.sock"),
        line(2, "status --no-journal"),
        line(2, "stauts"),
        line(2, "status --wat"),
        line(2, "config"),
        line(0, "config check good.yaml"),
        line(3, "config check bad.yaml"),
        line(0, "config show good.yaml"),
        line(0, "config schema"),
        line(0, "config init"),
        line(0, "provider list"),
        line(0, "drill --list"),
        line(2, "drill"),
        line(2, "drill out-01"),
        line(2, "drill --random --count 0"),
        line(0, "completion"),
        line(0, "version"),
        line(0, "--version"),
        line(0, "--help"),
        line(0, "switch --help"),
        line(0, "agent"),
        line(0, "demo --keep"));
  }

  @ParameterizedTest
  @MethodSource("withoutAgent")
  void lineWithoutAgent_endsWithItsCode(int code, String line) {
    Terminal.Ran ran = new Terminal(new FakeAgentPort()).run(line.split(" "));

    assertThat(ran.code()).as(ran.toString()).isEqualTo(code);
  }
}
