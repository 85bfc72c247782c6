// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.key.Form;
import io.wayout.core.model.Dependency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads `depends-on`: what else is needed, and from which vendor.
public final class DependencyReader {
  private static final String KEY = "depends-on";

  private DependencyReader() {}

  public static List<Dependency> dependencies(Form form) {
    List<Dependency> read = new ArrayList<>();
    form.named(KEY)
        .forEach(field ->
            field.text().ifPresent(vendor -> read.add(new Dependency(field.key(), vendor))));
    return read;
  }

  /// A kind that is named again replaces the default's.
  static List<Dependency> overridden(Form form, List<Dependency> defaults) {
    List<Dependency> own = dependencies(form);
    List<Dependency> all = new ArrayList<>(own);
    defaults.stream()
        .filter(d -> own.stream().noneMatch(o -> o.kind().equals(d.kind())))
        .forEach(all::add);
    all.sort(Comparator.comparing(Dependency::kind));
    return all;
  }
}
