// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.mutant;

import static io.wayout.sim.fault.Timed.at;
import static io.wayout.sim.mutant.Cells.ONE;
import static io.wayout.sim.mutant.Cells.PRIMARY;
import static io.wayout.sim.mutant.Cells.api;
import static io.wayout.sim.mutant.Cells.dies;
import static io.wayout.sim.mutant.Cells.freeze;
import static io.wayout.sim.mutant.Cells.schedule;
import static io.wayout.sim.mutant.Cells.switchTo;
import static io.wayout.sim.mutant.Cells.wish;

import io.wayout.core.model.Account;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.sim.fault.Fault;
import io.wayout.sim.fault.Schedule;
import io.wayout.sim.fault.Timed;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.Mirrors;
import io.wayout.sim.world.Topologies;
import io.wayout.sim.world.Worlds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Short schedules of mirrored links and of canaries.
final class MirrorCells {
  private static final Topology MIRRORED =
      Mirrors.of(ONE, new TreeSet<>(List.of(DnsName.of("shop.example"))));
  private static final Topology MARKED = Mirrors.withCanaries(ONE);

  private MirrorCells() {}

  static void addTo(Map<String, Schedule> all) {
    add(
        all,
        "one of two accounts denied",
        MIRRORED,
        12,
        api(Topologies.ALI, ApiState.DENYING, 30, 480),
        dies(PRIMARY, 80, 60));
    add(
        all,
        "the account that was moved is silent",
        MIRRORED,
        12,
        api(Topologies.ALI, ApiState.DENYING, 30, 540),
        dies(PRIMARY, 80, 60),
        at(200, new Fault.Silence(Mirrors.TWIN, Duration.ofSeconds(60))));
    add(
        all,
        "turned back while the other account is slow",
        MIRRORED,
        8,
        api(Mirrors.TWIN, ApiState.SLOW, 50, 40),
        wish(60, switchTo("standby1")),
        wish(80, switchTo("primary")));
    add(all, "canaries", MARKED, 9);
    add(
        all,
        "frozen before a canary's turn",
        MARKED,
        6,
        api(Topologies.ALI, ApiState.SLOW, 160, 100),
        wish(176, switchTo("standby1")),
        wish(183, freeze()));
    add(
        all,
        "taken over between two looks",
        Worlds.lookingEvery(MARKED, Duration.ofMinutes(10)),
        6,
        takeover(100));
    add(all, "guarded by another installation", MARKED, 6, takeover(20), dies(PRIMARY, 120, 200));
    add(
        all,
        "asked to wait before a canary",
        MARKED,
        6,
        api(Topologies.ALI, ApiState.BACKING_OFF, 150, 12));
  }

  private static Timed takeover(long second) {
    Account ali = MARKED.account(Topologies.ALI);
    LinkAccount place = new LinkAccount(ali.canary().orElseThrow().key(), ali.name());
    return at(second, new Fault.Signed(place, "another"));
  }

  private static void add(
      Map<String, Schedule> all, String name, Topology topology, int minutes, Timed... faults) {
    all.put(name, schedule(name, topology, minutes, faults));
  }
}
