// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Config;
import io.wayout.app.config.Loading;
import io.wayout.core.model.Check.Timing;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Policy.Failback;
import io.wayout.core.model.Policy.Mode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What is said nearer to a domain or a check counts more; zones and links.
class OverridesTest {

  @Test
  void policy_comesFromTheDomainThenFromTheDefaults() {
    Config config =
        Loading.good()
            .change(
                "    pool: shop\n", "    pool: shop\n    policy: {mode: manual, failback: 1h30m}\n")
            .more("defaults: {policy: {mode: auto, down-for: 0, rto: 90s}}")
            .config();

    assertThat(domain(config).policy())
        .isEqualTo(
            new Policy(
                Mode.MANUAL,
                Duration.ZERO,
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                new Failback.After(Duration.ofMinutes(90)),
                Duration.ofMinutes(10),
                Duration.ofSeconds(90),
                Policy.OnPlaneLoss.HOLD));
  }

  @Test
  void rhythm_comesFromTheCheckThenTheDomainThenTheDefaults() {
    Config config =
        Loading.of(
                """
                accounts: {ali: {provider: dyn, server: a.example}}
                defaults: {check: {interval: 7s, fall: 4, rise: 2}}
                domains:
                  www.shop.example:
                    check: {fall: 5, timeout: 1s}
                    targets:
                      one: {vendor: a, cname: a.example, checks: [{tcp: 1, via: target, rise: 9}]}
                      two: {vendor: b, cname: b.example, checks: [{tcp: 1, via: target}]}
                    links: [{name: www.shop.example, account: ali}]
                """)
            .config();

    assertThat(config.topology().check(domain(config).preferred().checks().getFirst()).timing())
        .isEqualTo(
            new Timing(Duration.ofSeconds(7), Duration.ofSeconds(1), Duration.ofSeconds(1), 5, 9));
    assertThat(domain(config).preferred().id()).isEqualTo("www.shop.example/one");
  }

  @Test
  void zone_isTheLongestThatFits() {
    Config config =
        Loading.good()
            .change("vendor: hatch,", "vendor: hatch, zones: [example, hatch.example],")
            .config();

    assertThat(domain(config).links().getLast().zone().text()).isEqualTo("hatch.example");
  }

  @Test
  void mirroredLink_hasAllItsAccounts() {
    Config config =
        Loading.good()
            .change("account: hatch, ttl: 30", "accounts: [hatch, ali], ttl: 30s")
            .config();

    assertThat(domain(config).links().getLast().accounts()).containsExactly("hatch", "ali");
    assertThat(domain(config).links().getLast().ttl().seconds()).isEqualTo(30);
  }

  @Test
  void accountVendor_isItsProviderUnlessSaid() {
    Config config =
        Loading.good().change("provider: dyn, vendor: hatch,", "provider: dyn,").config();

    assertThat(config.topology().account("hatch").vendor()).isEqualTo("dyn");
  }

  private static Domain domain(Config config) {
    return config.topology().domains().values().iterator().next();
  }
}
