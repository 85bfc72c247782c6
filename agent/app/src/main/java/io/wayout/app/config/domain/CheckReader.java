// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Problems;
import io.wayout.core.model.Check;
import io.wayout.core.model.Check.Timing;
import io.wayout.core.model.ProbeSpec;
import io.wayout.dns.RecordData;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads checks.
public final class CheckReader {
  private static final Map<String, Set<String>> OPTIONS =
      Map.of(
          "http", Set.of("via", "method", "headers", "expect"),
          "tcp", Set.of("via"),
          "tls", Set.of("via", "server-name"),
          "dns", Set.of("server", "type", "expect"),
          "exec", Set.of());
  private static final List<String> KINDS = List.of("http", "tcp", "tls", "dns", "exec");
  private static final List<String> ALL_OPTIONS =
      List.of("via", "method", "headers", "expect", "server-name", "server", "type");

  private final Problems problems;
  private final ProbeReader probes;

  public CheckReader(Problems problems) {
    this.problems = problems;
    this.probes = new ProbeReader(problems);
  }

  /// One check, or empty after at least one reported problem.
  ///
  /// @param target what the target holds, for `via: target`; empty for a witness
  public Optional<Check> check(Form form, Timing base, Optional<RecordData> target) {
    List<String> kinds = KINDS.stream().filter(form::has).toList();
    if (kinds.size() != 1) {
      problems.add(
          ProblemCode.CONFLICTING_KEYS,
          form.spot(),
          form.path(),
          "a check needs exactly one of " + String.join(", ", KINDS),
          kinds.isEmpty() ? "add one, as in {tcp: lb.example:443}" : "keep one of " + kinds);
      return Optional.empty();
    }
    reportForeignOptions(form, kinds.getFirst());
    return probe(form, kinds.getFirst(), target)
        .map(probe -> check(probe, TimingReader.overridden(form, base)));
  }

  /// A GET without anything special; any success passes.
  public static ProbeSpec plainHttp(URI uri) {
    return new ProbeSpec.Http(
        "GET", uri, Map.of(), Optional.empty(), CheckIds.SUCCESS, Optional.empty());
  }

  /// The check that makes this probe in this rhythm.
  public static Check check(ProbeSpec probe, Timing timing) {
    return new Check(CheckIds.of(probe, timing), probe, timing);
  }

  private void reportForeignOptions(Form form, String kind) {
    for (String option : ALL_OPTIONS) {
      Optional<Field> field = form.field(option);
      if (field.isPresent() && !OPTIONS.getOrDefault(kind, Set.of()).contains(option)) {
        problems.add(
            ProblemCode.CONFLICTING_KEYS,
            field.get().keySpot(),
            field.get().path(),
            "'" + option + "' does not belong to a check with '" + kind + "'",
            "remove it");
      }
    }
  }

  private Optional<ProbeSpec> probe(Form form, String kind, Optional<RecordData> target) {
    return switch (kind) {
      case "http" -> probes.http(form, target);
      case "tcp" -> probes.tcp(form, target);
      case "tls" -> probes.tls(form, target);
      case "dns" -> probes.dns(form);
      default -> probes.exec(form);
    };
  }
}
