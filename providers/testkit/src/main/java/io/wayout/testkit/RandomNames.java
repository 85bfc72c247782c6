// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Host names of every kind that a zone may hold: capitals, digits, underscores, wildcards, letters
/// of other scripts, labels of 63 octets, many labels. The same seed gives the same names.
final class RandomNames {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final List<String> FOREIGN =
      List.of("bücher", "例子", "xn--fsqu00a", "пример", "παράδειγμα", "naïve-Café", "δοκιμή");
  private static final int LABEL_MAX = 63;
  private static final int LABELS_MAX = 4;
  private static final int SHORT_MAX = 12;

  private final Random random;

  RandomNames(long seed) {
    this.random = new Random(seed);
  }

  /// One to four labels without a dot at the end; perhaps with a wildcard in front.
  String next() {
    List<String> labels = new ArrayList<>();
    int count = 1 + random.nextInt(LABELS_MAX);
    while (labels.size() < count) {
      labels.add(label());
    }
    if (random.nextInt(8) == 0) {
      labels.addFirst("*");
    }
    return String.join(".", labels);
  }

  private String label() {
    return switch (random.nextInt(8)) {
      case 0 -> FOREIGN.get(random.nextInt(FOREIGN.size()));
      case 1 -> "_" + letters(1 + random.nextInt(SHORT_MAX));
      case 2 -> letters(1) + "--" + letters(2);
      case 3 -> letters(random.nextInt(4) == 0 ? LABEL_MAX : 1);
      case 4 -> letters(3) + "-" + letters(2) + "_" + letters(1);
      default -> letters(1 + random.nextInt(SHORT_MAX));
    };
  }

  private String letters(int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }
}
