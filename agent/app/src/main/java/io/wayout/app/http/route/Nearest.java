// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.route;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds the names that a person may have meant. Pure.
public final class Nearest {
  private static final int SUGGESTIONS_MAX = 3;

  private Nearest() {}

  /// Up to three known names, nearest first: those that contain what was typed, or differ from it
  /// in at most a third of its characters.
  public static List<String> to(String typed, Collection<String> known) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return known.stream()
        .map(name -> new Candidate(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
        .filter(c -> c.isNear(wanted))
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(SUGGESTIONS_MAX)
        .map(Candidate::name)
        .toList();
  }

  /// The Levenshtein distance.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private record Candidate(String name, int distance) {
    boolean isNear(String wanted) {
      return distance <= Math.max(2, wanted.length() / 3)
          || (wanted.length() >= 3 && name.toLowerCase(Locale.ROOT).contains(wanted));
    }
  }
}
