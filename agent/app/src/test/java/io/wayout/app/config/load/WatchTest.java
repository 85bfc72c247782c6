// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Config;
import io.wayout.app.config.Loading;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.text.ConfigText;
import io.wayout.core.model.Canary;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Policy.OnPlaneLoss;
import io.wayout.core.model.Watch;
import io.wayout.dns.DnsName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// How control planes are watched: rhythms, canaries, vendors' own checks, and what follows.
class WatchTest {
  private static final String HATCH = "server: [ns1.hatch.example, ns2.hatch.example]";

  @Test
  void nothingSaid_isWatchedAsUsual() {
    Config config = Loading.good().config();

    assertThat(config.topology().watch()).isEqualTo(Watch.usual());
    assertThat(config.topology().account("hatch").canary()).isEmpty();
  }

  @Test
  void everythingSaid_isRead() {
    Config config =
        full()
            .change(
                "  witnesses:",
                "  planes: {interval: 5s}\n  records: {interval: 30s}\n  witnesses:")
            .config();

    assertThat(config.topology().watch())
        .isEqualTo(
            new Watch(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                new TreeMap<>(
                    Map.of("alibaba", List.of(new CheckId("https://ecs.ali.example/"))))));
    assertThat(config.topology().check(new CheckId("https://ecs.ali.example/"))).isNotNull();
    assertThat(config.topology().account("hatch").canary())
        .contains(
            new Canary(
                DnsName.of("_wayout.hatch.example"),
                DnsName.of("hatch.example"),
                Duration.ofHours(6)));
    assertThat(config.topology().domains().values())
        .allMatch(d -> d.policy().onPlaneLoss() == OnPlaneLoss.EVACUATE);
  }

  @Test
  void effectiveConfiguration_isTheSameWhenLoadedAgain() {
    Config config = full().config();

    Config again = Loading.of(ConfigText.yaml(config)).config();

    assertThat(again.topology().version()).isEqualTo(config.topology().version());
  }

  @Test
  void canaryElsewhere_isRefused() {
    assertThat(codes(canary("{name: _wayout.elsewhere.example}")))
        .containsExactly(ProblemCode.OUTSIDE_ZONE);
    assertThat(codes(canary("{name: hatch.example}"))).containsExactly(ProblemCode.OUTSIDE_ZONE);
    assertThat(codes(canary("{name: www.hatch.example}")))
        .containsExactly(ProblemCode.RECORD_TAKEN);
    assertThat(codes(canary("{every: 1d}"))).containsExactly(ProblemCode.MISSING_KEY);
    assertThat(codes(canary("{name: _wayout.hatch.example, every: 5s}")))
        .containsExactly(ProblemCode.BAD_VALUE);
  }

  @Test
  void vendorThatNothingStandsAt_isAWarning() {
    assertThat(
            codes(Loading.good().more("vendors: {alibab: {control-plane: [{tcp: a.example:1}]}}")))
        .containsExactly(ProblemCode.UNUSED);
  }

  private static Loading full() {
    return canary("{name: _wayout.hatch.example, every: 6h}")
        .more("defaults: {policy: {on-control-plane-loss: evacuate}}")
        .more("vendors: {alibaba: {control-plane: [{http: \"https://ecs.ali.example/\"}]}}");
  }

  private static Loading canary(String canary) {
    return Loading.good().change(HATCH, HATCH + ", canary: " + canary);
  }

  private static List<ProblemCode> codes(Loading loading) {
    return loading.problems().stream().map(p -> ProblemCode.valueOf(p.split(" ")[1])).toList();
  }
}
