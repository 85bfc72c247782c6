// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Laws of names, tried on many of them. A failure prints the seed; `-Dwayout.seed=…` replays it.
class DnsNamePropertyTest {
  private static final int TRIES = 2_000;
  private static final String LETTERS = "abcxyzABCXYZ0189-_üßéñ购物дом";

  private final long seed = Long.getLong("wayout.seed", 20_261_121L);
  private final Random random = new Random(seed);

  @Test
  void anySpelling_readsBackAsItself() {
    for (int i = 0; i < TRIES; i++) {
      String spelling = spelling();
      DnsName name = DnsName.of(spelling);
      String place = "seed " + seed + ", '" + spelling + "'";

      assertThat(DnsName.of(name.text())).as(place).isEqualTo(name);
      assertThat(DnsName.of(name.absolute())).as(place).isEqualTo(name);
      assertThat(DnsName.of(name.text().toUpperCase(Locale.ROOT))).as(place).isEqualTo(name);
      assertThat(String.join(".", name.labels())).as(place).isEqualTo(name.text());
      assertThat(name.text()).as(place).matches("[a-z0-9_.*-]+").hasSizeLessThan(254);
    }
  }

  @Test
  void anyName_isWithinItsParentAndRelativeToIt() {
    for (int i = 0; i < TRIES; i++) {
      DnsName zone = DnsName.of(spelling());
      DnsName name = DnsName.of("w" + i + "." + zone);
      String place = "seed " + seed + ", '" + name + "'";

      assertThat(name.parent()).as(place).isEqualTo(zone);
      assertThat(name.isWithin(zone)).as(place).isTrue();
      assertThat(zone.isWithin(name)).as(place).isFalse();
      assertThat(DnsName.of(name.relativeTo(zone) + "." + zone)).as(place).isEqualTo(name);
    }
  }

  /// One to four labels, with and without the final dot. Right-to-left scripts and the hyphens that
  /// RFC 5891 §4.2.3.1 reserves are left to the table test.
  private String spelling() {
    StringBuilder name = new StringBuilder(label());
    for (int i = random.nextInt(4); i > 0; i--) {
      name.append('.').append(label());
    }
    return random.nextBoolean() ? name.append('.').toString() : name.toString();
  }

  private String label() {
    StringBuilder label = new StringBuilder("l");
    for (int i = random.nextInt(10); i > 0; i--) {
      label.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return label.append('z').toString();
  }
}
