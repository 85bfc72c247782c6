// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.domain;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.link;
import static io.wayout.core.Fixtures.topology;

import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// How long the audit of 1,000 domains takes for every pair of eight vendors, once for a fleet of
/// one shape, once where every domain has a shape of its own. Prints figures, judges none.
class AuditBench {
  private static final int DOMAINS = 1_000;
  private static final Home HOME = new Home("self-hosted", List.of());
  private static final List<String> ACCOUNTS = List.of("ali", "cf", "aws", "azure");
  private final PrintStream out = System.out;

  @Test
  void fleetAndMotley_figures() {
    figures("one shape", topology("v1", domains(false)));
    figures("a shape each", topology("v1", domains(true)));
  }

  private void figures(String what, Topology topology) {
    List<Domain> domains = List.copyOf(topology.domains().values());
    State state = Assumed.world(topology, T0);
    for (int round = 0; round < 2; round++) {
      long start = System.nanoTime();
      EscapeMatrix matrix = EscapeMatrix.of(state, HOME, domains, true, T0);
      long matrixMillis = Duration.ofNanos(System.nanoTime() - start).toMillis();
      Audit audit = Audit.offline(topology, HOME, domains, true, T0);
      long allMillis = Duration.ofNanos(System.nanoTime() - start).toMillis() - matrixMillis;
      out.printf(
          Locale.ROOT,
          "BENCH audit, %d domains, %s, %s: %d outages, %d rows, matrix %d ms, whole audit %d ms,"
              + " %d changes%n",
          DOMAINS,
          what,
          round == 0 ? "cold" : "warm",
          matrix.outages().size(),
          matrix.rows().size(),
          matrixMillis,
          allMillis,
          audit.mendings().size());
    }
  }

  private static List<Domain> domains(boolean isMotley) {
    List<Domain> domains = new ArrayList<>();
    for (int i = 0; i < DOMAINS; i++) {
      int kind = isMotley ? i : 0;
      DnsName top = DnsName.of("www.d" + i + ".example");
      DnsName below = DnsName.of("www.d" + i + ".hatch.example");
      List<Link> links =
          List.of(
              link(top, ACCOUNTS.get(kind % 4)),
              link(below, ACCOUNTS.get((kind + 1) % 4), ACCOUNTS.get((kind + 2) % 4)));
      String own = isMotley ? "-" + i : "";
      domains.add(
          domain(
              top,
              AUTO,
              links,
              List.of(
                  target("primary" + own, "alibaba"),
                  target("standby" + own, "tencent"),
                  target("third" + own, "huawei"))));
    }
    return domains;
  }

  private static Target target(String name, String vendor) {
    return new Target("shop", name, vendor, lb(name), List.of(checkOf(name)));
  }
}
