// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.core.model.Account;
import io.wayout.core.model.Check;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Policy;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.Safety;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.model.Watch;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Configurations that differ in one thing from those of [Topologies].
public final class Worlds {
  private Worlds() {}

  /// Every domain with another policy.
  public static Topology with(Topology topology, UnaryOperator<Policy> change) {
    SortedMap<DnsName, Domain> domains = new TreeMap<>();
    for (Domain d : topology.domains().values()) {
      domains.put(
          d.name(),
          new Domain(d.name(), d.targets(), d.links(), change.apply(d.policy()), d.tags()));
    }
    return topology.withDomains(domains);
  }

  /// At most so much of everything moves at once, and this many before the first is served.
  public static Topology with(Topology topology, Safety safety) {
    return new Topology(
        topology.version(),
        topology.accounts(),
        topology.checks(),
        topology.witnesses(),
        topology.domains(),
        safety,
        topology.watch());
  }

  /// Records are looked at so often, unless there is a reason.
  public static Topology lookingEvery(Topology topology, Duration interval) {
    return new Topology(
        topology.version(),
        topology.accounts(),
        topology.checks(),
        topology.witnesses(),
        topology.domains(),
        topology.safety(),
        new Watch(topology.watch().planes(), interval, topology.watch().vendorChecks()));
  }

  /// Each account takes only so many requests in a day.
  public static Topology allowing(Topology topology, int requestsPerDay) {
    SortedMap<String, Account> accounts = new TreeMap<>();
    topology
        .accounts()
        .forEach((name, a) ->
            accounts.put(
                name,
                new Account(
                    name,
                    a.provider(),
                    a.vendor(),
                    a.capabilities().withRequestsPerDayMax(requestsPerDay),
                    a.zones())));
    return new Topology(
        topology.version(),
        accounts,
        topology.checks(),
        topology.witnesses(),
        topology.domains(),
        topology.safety(),
        topology.watch());
  }

  /// Every domain has a third target, `standby2` at `shop-2.cloud.example`.
  public static Topology withThirdTarget(Topology topology) {
    SortedMap<CheckId, Check> checks = new TreeMap<>(topology.checks());
    CheckId id = new CheckId(Topologies.host("shop", 2));
    Check.Timing timing = checks.get(new CheckId(Topologies.host("shop", 0))).timing();
    checks.put(id, new Check(id, new ProbeSpec.Tcp(id.text(), 443), timing));
    SortedMap<DnsName, Domain> domains = new TreeMap<>();
    for (Domain d : topology.domains().values()) {
      List<Target> targets = new ArrayList<>(d.targets());
      RecordData data = new RecordData.Cname(DnsName.of(id.text()));
      targets.add(new Target("shop", "standby2", "cloud-2", data, List.of(id)));
      domains.put(d.name(), new Domain(d.name(), targets, d.links(), d.policy(), d.tags()));
    }
    return new Topology(
        topology.version(),
        topology.accounts(),
        checks,
        topology.witnesses(),
        domains,
        topology.safety(),
        topology.watch());
  }
}
