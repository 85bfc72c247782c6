// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.domain.CheckReader;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.key.Value;
import io.wayout.app.config.tree.Problems;
import io.wayout.core.model.Check;
import io.wayout.core.model.Check.Timing;
import io.wayout.core.model.ProbeSpec;
import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Reads witnesses: URLs or checks.
final class WitnessReader {
  private static final int DNS_PORT = 53;

  private final Problems problems;
  private final CheckReader checks;

  WitnessReader(Problems problems) {
    this.problems = problems;
    this.checks = new CheckReader(problems);
  }

  List<Check> witnesses(Form agent, Timing timing) {
    return agent.items("witnesses").stream()
        .flatMap(field -> witness(field, timing).stream())
        .toList();
  }

  private Optional<Check> witness(Field field, Timing timing) {
    return switch (field.value()) {
      case Value.Part(Form form) -> checks.check(form, timing, Optional.empty());
      case Value.Address(URI uri) -> probe(field, uri).map(p -> CheckReader.check(p, timing));
      case Value.Text _,
          Value.Count _,
          Value.Time _,
          Value.Flag _,
          Value.Name _,
          Value.Host _,
          Value.Statuses _,
          Value.Items _,
          Value.Named _,
          Value.Broken _,
          Value.Raw _ ->
          Optional.empty();
    };
  }

  private Optional<ProbeSpec> probe(Field field, URI uri) {
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    return switch (uri.getScheme()) {
      case "tcp" -> tcp(field, host, uri.getPort());
      case "dns" -> dns(field, host, uri);
      default -> Optional.of(CheckReader.plainHttp(uri));
    };
  }

  private Optional<ProbeSpec> tcp(Field field, String host, int port) {
    if (port < 1) {
      report(field, "the witness has no port", "write tcp://host:port");
      return Optional.empty();
    }
    return Optional.of(new ProbeSpec.Tcp(host, port));
  }

  private Optional<ProbeSpec> dns(Field field, String host, URI uri) {
    try {
      DnsName question = DnsName.of(uri.getPath().replaceFirst("^/", ""));
      int port = uri.getPort() < 1 ? DNS_PORT : uri.getPort();
      return Optional.of(new ProbeSpec.Dns(host, port, question, "A", Optional.empty()));
    } catch (BadValue bad) {
      report(field, "the witness asks for no name", "write dns://server/name");
      return Optional.empty();
    }
  }

  private void report(Field field, String message, String remedy) {
    problems.add(
        ProblemCode.BAD_VALUE,
        field.spot(),
        field.path(),
        "'" + field.key() + "': " + message,
        remedy);
  }
}
