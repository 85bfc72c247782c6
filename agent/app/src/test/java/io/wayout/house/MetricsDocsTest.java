// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import io.wayout.app.metrics.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The reference of the metrics is what the code says.
class MetricsDocsTest {
  @Test
  void metricTable_isGenerated() throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of("", "| metric | type | labels | meaning |", "| --- | --- | --- | --- |"));
    Arrays.stream(Metric.values()).map(MetricsDocsTest::line).forEach(lines::add);

    Generated.between(SourceTree.at("docs/reference/metrics.md"), "metrics", lines);
  }

  private static String line(Metric metric) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            metric.text(),
            metric.type().name().toLowerCase(Locale.ROOT),
            metric.labels().stream().map(l -> "`" + l + "`").collect(Collectors.joining(" ")),
            metric.help());
  }
}
