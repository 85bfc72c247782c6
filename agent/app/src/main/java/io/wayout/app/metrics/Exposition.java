// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Samples as Prometheus' text format 0.0.4 wants them. Confined to one thread.
final class Exposition {
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final double MILLIS = 1_000;

  private final Map<Metric, List<String>> samples = new EnumMap<>(Metric.class);

  void put(Metric metric, double value, String... labels) {
    add(metric, "", value, names(metric), labels);
  }

  void put(Metric metric, long value, String... labels) {
    put(metric, (double) value, labels);
  }

  void put(Metric metric, boolean isSo, String... labels) {
    put(metric, isSo ? 1L : 0L, labels);
  }

  /// A point in time, as Unix time.
  void put(Metric metric, Instant at, String... labels) {
    put(metric, at.toEpochMilli() / MILLIS, labels);
  }

  void put(Metric metric, Histogram.Counts counts) {
    long below = 0;
    for (int i = 0; i < counts.perBucket().size(); i++) {
      below += counts.perBucket().get(i);
      String bound = i < Histogram.BOUNDS.size() ? number(Histogram.BOUNDS.get(i)) : "+Inf";
      add(metric, "_bucket", (double) below, List.of("le"), bound);
    }
    add(metric, "_sum", counts.sum(), List.of());
    add(metric, "_count", (double) below, List.of());
  }

  String text() {
    StringBuilder text = new StringBuilder();
    samples.forEach((metric, lines) -> {
      String type = metric.type().name().toLowerCase(Locale.ROOT);
      text.append("# HELP ").append(metric.text()).append(' ').append(metric.help()).append('\n');
      text.append("# TYPE ").append(metric.text()).append(' ').append(type).append('\n');
      lines.forEach(line -> text.append(line).append('\n'));
    });
    return text.toString();
  }

  private void add(
      Metric metric, String suffix, double value, List<String> names, String... labels) {
    if (names.size() != labels.length) {
      throw new IllegalArgumentException(metric + " has the labels " + names);
    }
    StringBuilder line = new StringBuilder(metric.text()).append(suffix);
    for (int i = 0; i < labels.length; i++) {
      line.append(i == 0 ? '{' : ',').append(names.get(i)).append("=\"");
      line.append(escaped(labels[i])).append('"');
    }
    line.append(labels.length == 0 ? " " : "} ").append(number(value));
    samples.computeIfAbsent(metric, _ -> new ArrayList<>()).add(line.toString());
  }

  private static List<String> names(Metric metric) {
    return metric.labels();
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
