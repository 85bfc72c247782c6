// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.tree;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the word that was probably meant.
public final class Nearest {
  private static final int LETTERS_MAX = 64;

  private Nearest() {}

  /// The known word that differs least from the given one, if it differs by no more than a third of
  /// its letters (at least 2).
  public static Optional<String> of(String given, Collection<String> known) {
    return known.stream()
        .filter(word -> distance(given, word) <= Math.max(2, given.length() / 3))
        .min(
            Comparator.comparingInt((String word) -> distance(given, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// A remedy: `did you mean 'x'?`, or the list of what there is.
  public static String remedy(String given, Collection<String> known) {
    return of(given, known)
        .map(word -> "did you mean '" + word + "'?")
        .orElseGet(() -> known.isEmpty() ? "remove it" : "known here: " + String.join(", ", known));
  }

  /// Edit distance in which swapped neighbours count once.
  private static int distance(String a, String b) {
    if (a.length() > LETTERS_MAX || b.length() > LETTERS_MAX) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(String a, String b, int i, int j, int[][] cost) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean isSwap =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwap ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
