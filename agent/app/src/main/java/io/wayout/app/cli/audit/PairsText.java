// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.audit;

import io.wayout.app.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What two vendors lost at once would do, in few words: only the pairs that are news are named.
final class PairsText {
  private static final String AND = " + ";

  private PairsText() {}

  static boolean isPair(Json cell) {
    return cell.text("outage").contains(AND);
  }

  /// @param cells of one row
  /// @return empty if no pair was asked for
  static String of(List<Json> cells) {
    long pairs = cells.stream().filter(PairsText::isPair).count();
    if (pairs == 0) {
      return "";
    }
    List<String> stuck =
        cells.stream()
            .filter(c -> c.text("fate").equals("stuck"))
            .map(c -> c.text("outage"))
            .toList();
    Set<String> alone =
        stuck.stream().filter(outage -> !outage.contains(AND)).collect(Collectors.toSet());
    List<String> both = stuck.stream().filter(outage -> outage.contains(AND)).toList();
    List<String> news = both.stream().filter(pair -> !isNoNews(pair, alone)).toList();
    return "  two vendors at once: %d of %d stuck%s%n"
            .formatted(both.size(), pairs, because(both.size() - news.size()))
        + news.stream().map(pair -> "    " + pair + "\n").collect(Collectors.joining());
  }

  /// One of the two is enough.
  private static boolean isNoNews(String pair, Set<String> alone) {
    return Arrays.stream(pair.split(" \\+ ", -1)).anyMatch(alone::contains);
  }

  private static String because(int count) {
    return count == 0 ? "" : ", " + count + " of them because one of the two is enough";
  }
}
