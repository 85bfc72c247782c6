// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Config;
import io.wayout.app.config.Loading;
import io.wayout.core.model.LiveDrills;
import io.wayout.core.model.LiveDrills.Window;
import io.wayout.dns.DnsName;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveDrillsReaderTest {

  @Test
  void liveDrills_areReadWhole() {
    Config config =
        Loading.good()
            .more(
                """
                safety:
                  live-drills:
                    domains: [www.shop.example]
                    windows: ["Mon-Tue,Fri 10:00-16:30 Asia/Shanghai"]
                    stay: 90s
                """)
            .config();

    assertThat(config.topology().safety().liveDrills())
        .isEqualTo(
            new LiveDrills(
                Set.of(DnsName.of("www.shop.example")),
                List.of(
                    new Window(
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(10, 0),
                        LocalTime.of(16, 30),
                        ZoneId.of("Asia/Shanghai"))),
                Duration.ofSeconds(90)));
  }

  @Test
  void unknownDomainOrWindow_isRefusedWithItsPlace() {
    assertThat(
            Loading.good().more("safety: {live-drills: {domains: [www.shoop.example]}}").problems())
        .anyMatch(p -> p.toString().contains("there is no domain www.shoop.example"));
    assertThat(
            Loading.good()
                .more("safety: {live-drills: {windows: [\"Mon-Fry 10:00-16:00\"]}}")
                .problems())
        .anyMatch(p -> p.toString().contains("is no window of the week"));
  }

  @Test
  void requireDrill_isADomainsOwnOrTheDefaults() {
    Config config =
        Loading.good().more("defaults: {policy: {mode: auto, require-drill: 30d}}").config();

    assertThat(config.topology().domains().values())
        .allMatch(d -> d.policy().requireDrill().equals(Optional.of(Duration.ofDays(30))));
  }

  @Test
  void windowBeyondMidnight_isOpenOnBothSidesOfIt() {
    Window night = Window.parse("Sat 22:00-02:00 UTC").orElseThrow();

    assertThat(night.contains(Instant.parse("2026-11-21T23:00:00Z"))).isTrue();
    assertThat(night.contains(Instant.parse("2026-11-22T01:59:00Z"))).isTrue();
    assertThat(night.contains(Instant.parse("2026-11-22T02:00:00Z"))).isFalse();
    assertThat(night.contains(Instant.parse("2026-11-21T01:00:00Z"))).isFalse();
  }
}
