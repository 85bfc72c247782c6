// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

import java.time.Duration;

/// How long a resolver may keep an answer: 0 to 2,147,483,647 seconds (RFC 2181 §8).
public record Ttl(int seconds) implements Comparable<Ttl> {
  public Ttl {
    if (seconds < 0) {
      throw new BadValue("a TTL of " + seconds + " s is negative; use 0 to 2147483647");
    }
  }

  public Duration toDuration() {
    return Duration.ofSeconds(seconds);
  }

  @Override
  public int compareTo(Ttl other) {
    return Integer.compare(seconds, other.seconds);
  }

  @Override
  public String toString() {
    return seconds + "s";
  }
}
