// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTimesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 3 * * *         | UTC           | 2026-11-21T03:00:00Z | 2026-11-22T03:00:00Z",
        "0 3 * * *         | UTC           | 2026-11-21T02:59:59Z | 2026-11-21T03:00:00Z",
        "30 9 * * mon-fri  | Asia/Shanghai | 2026-11-21T00:00:00Z | 2026-11-23T01:30:00Z",
        "*/15 * * * *      | UTC           | 2026-11-21T03:16:00Z | 2026-11-21T03:30:00Z",
        "0 0 1 jan *       | UTC           | 2026-11-21T03:00:00Z | 2027-01-01T00:00:00Z",
        "0 0 29 2 *        | UTC           | 2026-11-21T03:00:00Z | 2028-02-29T00:00:00Z",
        "0 12 * * 7        | UTC           | 2026-11-21T03:00:00Z | 2026-11-22T12:00:00Z",
        "5,10 8-9 * * *    | UTC           | 2026-11-21T08:10:00Z | 2026-11-21T09:05:00Z",
        "30 2 * * *        | Europe/Berlin | 2026-03-28T12:00:00Z | 2026-03-30T00:30:00Z",
        "30 2 * * *        | Europe/Berlin | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z",
      })
  void time_comesNext(String times, String zone, Instant after, Instant next) {
    assertThat(CronTimes.of(times).after(after, ZoneId.of(zone))).hasValue(next);
  }

  @Test
  void dayThatNeverIs_neverComes() {
    Instant now = Instant.parse("2026-11-21T03:00:00Z");

    assertThat(CronTimes.of("0 0 30 2 *").after(now, ZoneId.of("UTC"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "60 * * * *",
        "* * 0 * *",
        "5-1 * * * *",
        "*/0 * * * *",
        "a * * * *"
      })
  void noTime_isRefused(String text) {
    assertThatThrownBy(() -> CronTimes.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
