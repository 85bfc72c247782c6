// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import io.wayout.app.config.tree.Tree;
import io.wayout.app.config.tree.Tree.Entry;
import io.wayout.app.config.tree.Tree.Scalar;
import io.wayout.app.config.tree.Tree.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Several files as one mapping. Sections of named things are joined; everything else may stand in
/// one file only, so it is kept twice and reported as a duplicate that names both places.
final class Merge {
  private static final Set<String> JOINED = Set.of("accounts", "pools", "domains", "vendors");

  private Merge() {}

  static Table of(List<Table> tables) {
    List<Entry> all = new ArrayList<>();
    Map<String, Integer> sections = new HashMap<>();
    for (Table table : tables) {
      Set<String> ofThisFile = new HashSet<>();
      for (Entry entry : table.entries()) {
        String key = entry.key().text();
        boolean isFirstHere = ofThisFile.add(key);
        Integer known = sections.get(key);
        if (known != null && isFirstHere && areTables(all.get(known).value(), entry.value())) {
          all.set(known, joined(all.get(known), entry));
        } else {
          if (JOINED.contains(key)) {
            sections.putIfAbsent(key, all.size());
          }
          all.add(entry);
        }
      }
    }
    return new Table(tables.getFirst().spot(), all);
  }

  private static boolean areTables(Tree one, Tree other) {
    return isTable(one) && isTable(other);
  }

  private static boolean isTable(Tree tree) {
    return tree instanceof Table || (tree instanceof Scalar scalar && scalar.isAbsent());
  }

  private static Entry joined(Entry one, Entry other) {
    List<Entry> entries = new ArrayList<>(entries(one.value()));
    entries.addAll(entries(other.value()));
    return new Entry(one.key(), new Table(one.value().spot(), entries));
  }

  private static List<Entry> entries(Tree tree) {
    return tree instanceof Table table ? table.entries() : List.of();
  }
}
