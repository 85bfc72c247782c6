// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.mutant;

import static io.wayout.sim.fault.Timed.at;
import static io.wayout.sim.world.Topologies.ALI;
import static io.wayout.sim.world.Topologies.HATCH;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.fold.Command;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Safety;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Phase;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.sim.fault.ConfigEdit;
import io.wayout.sim.fault.Fault;
import io.wayout.sim.fault.Schedule;
import io.wayout.sim.fault.Schedules;
import io.wayout.sim.fault.Timed;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.DiskState;
import io.wayout.sim.world.KillSwitch;
import io.wayout.sim.world.Reach;
import io.wayout.sim.world.TargetState;
import io.wayout.sim.world.Topologies;
import io.wayout.sim.world.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Short schedules, each of which shows one way to be wrong. Whoever is right comes through all of
/// them.
final class Cells {
  static final String PRIMARY = Topologies.host("shop", 0);
  private static final String STANDBY = Topologies.host("shop", 1);
  static final Topology ONE = Topologies.shops(1, 1);
  private static final Topology TWO = Topologies.shops(1, 2);

  /// In the middle of the wait between the two steps of a restore.
  private static final int RESTORING = 420;

  private static final Topology THREE_TARGETS = Worlds.withThirdTarget(ONE);
  private static final Policy QUICK_POLICY =
      new Policy(
          Policy.Mode.AUTO,
          Duration.ofSeconds(2),
          Topologies.BLOCK,
          Duration.ofSeconds(30),
          new Policy.Failback.Manual(),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Policy.OnPlaneLoss.HOLD);

  private final Map<String, Schedule> all = new TreeMap<>();

  private Cells() {
    moves();
    apis();
    burdens();
    restores();
    configurations();
    people();
    restrained();
    drills();
    crashes();
    MirrorCells.addTo(all);
    seeds();
  }

  static Map<String, Schedule> all() {
    return new Cells().all;
  }

  /// Rare coincidences that no short schedule has shown yet.
  private void seeds() {
    all.put("seed 578", Schedules.random(578));
    all.put("seed 6678", Schedules.random(6678));
  }

  private void moves() {
    Topology three = Topologies.shops(3, 1);
    add("primary dies", three, 5, dies(PRIMARY, 60, 300));
    add("primary dies for long", ONE, 8, dies(PRIMARY, 60, 450));
    add("primary comes back", ONE, 8, dies(PRIMARY, 60, 90));
    add("all down", ONE, 5, dies(STANDBY, 30, 300), dies(PRIMARY, 60, 300));
    add("blips", Worlds.with(ONE, _ -> QUICK_POLICY), 4, blips());
    add("probes turned away", ONE, 5, ill(PRIMARY, TargetState.TURNING_AWAY, 60, 300));
    add("standby dies after the move", ONE, 7, dies(PRIMARY, 60, 90), dies(STANDBY, 160, 200));
    add("standby back a moment ago", ONE, 4, dies(STANDBY, 20, 65), dies(PRIMARY, 80, 200));
    add("most targets fall", THREE_TARGETS, 6, dies(PRIMARY, 60, 300), dies(STANDBY, 60, 300));
    List<Timed> silent = new ArrayList<>(List.of(dies(PRIMARY, 90, 200)));
    for (int i = 0; i < 3; i++) {
      silent.add(dies(Topologies.witness(i), 60, 300));
    }
    add("witnesses silent", ONE, 6, silent.toArray(Timed[]::new));
    add("name servers silent", TWO, 5, at(60, new Fault.Silence(HATCH, Duration.ofMinutes(3))));
    add(
        "suspended in a silence",
        TWO,
        6,
        at(60, new Fault.Silence(HATCH, Duration.ofMinutes(1))),
        at(93, new Fault.Suspend(Duration.ofMinutes(2))));
    add(
        "servers lag",
        TWO,
        6,
        at(50, new Fault.Lag(HATCH, Duration.ofSeconds(60), Duration.ofMinutes(5))),
        dies(PRIMARY, 60, 300));
  }

  private void apis() {
    add("answer lost", ONE, 5, api(ALI, ApiState.ANSWER_LOST, 60, 240), dies(PRIMARY, 60, 240));
    add("applied late", ONE, 5, api(ALI, ApiState.LATE, 60, 240), dies(PRIMARY, 60, 240));
    add("valid keys rejected", TWO, 5, api(HATCH, ApiState.DENYING, 60, 240));
    add("writes denied", TWO, 8, api(HATCH, ApiState.READ_ONLY, 60, 480), dies(PRIMARY, 60, 480));
    add("reads find nothing", TWO, 8, api(HATCH, ApiState.BLANK, 55, 480), dies(PRIMARY, 60, 480));
    add(
        "way around and back",
        TWO,
        5,
        api(HATCH, ApiState.DENYING, 60, 180),
        dies(PRIMARY, 80, 220));
    add(
        "lower link changed while restoring",
        Worlds.lookingEvery(TWO, Duration.ofMinutes(10)),
        9,
        api(HATCH, ApiState.DENYING, 60, 180),
        dies(PRIMARY, 80, 220),
        at(RESTORING, new Fault.ForeignEdit(place(TWO, 2), cname(PRIMARY))));
    add(
        "the look before a restore can't be kept",
        Worlds.lookingEvery(TWO, Duration.ofMinutes(10)),
        9,
        api(HATCH, ApiState.DENYING, 60, 180),
        dies(PRIMARY, 80, 220),
        at(RESTORING, new Fault.ForeignEdit(place(TWO, 2), cname(PRIMARY))),
        disk(RESTORING + 27, 1));
    add(
        "throttled at the worst moment",
        TWO,
        8,
        when(Phase.INTENT, api(HATCH, ApiState.THROTTLING, 0, 400).fault()),
        dies(PRIMARY, 60, 400));
    add(
        "changed between decision and write",
        TWO,
        4,
        when(Phase.INTENT, new Fault.ForeignEdit(place(TWO, 2), cname("else.example"))),
        dies(PRIMARY, 60, 200));
    add(
        "done by others already",
        ONE,
        4,
        when(Phase.INTENT, new Fault.ForeignEdit(place(ONE, 1), cname(STANDBY))),
        dies(PRIMARY, 60, 200));
    add(
        "a tool that puts its value back",
        ONE,
        10,
        dies(PRIMARY, 60, 540),
        at(100, new Fault.Reversal(place(ONE, 1), cname(PRIMARY), Duration.ofSeconds(30), 14)));
  }

  private void burdens() {
    add(
        "asked to wait",
        ONE,
        8,
        when(Phase.ATTEMPT, api(ALI, ApiState.BACKING_OFF, 0, 4).fault()),
        wish(60, switchTo("standby1")),
        api(ALI, ApiState.BACKING_OFF, 250, 100));
    add("a small allowance", Worlds.allowing(ONE, 2880), 5);
    add(
        "one endpoint ill",
        TWO,
        4,
        at(
            60,
            new Fault.ApiPart(
                HATCH, new Reach.OneEndpoint(), ApiState.FAILING, Duration.ofMinutes(2))));
  }

  private void configurations() {
    Fault retire = new Fault.Reload(new ConfigEdit.Retire("standby1"));
    add("standby removed in mid-move", ONE, 5, when(Phase.INTENT, retire), dies(PRIMARY, 60, 200));
    add(
        "standby removed while it was down",
        ONE,
        5,
        when(Phase.INTENT, new Fault.Kill(Duration.ofSeconds(15))),
        dies(PRIMARY, 60, 200),
        at(84, retire));
  }

  private void restores() {
    Topology seldom = Worlds.lookingEvery(TWO, Duration.ofMinutes(1));
    add(
        "a restore that is undone",
        seldom,
        12,
        api(HATCH, ApiState.DENYING, 60, 180),
        dies(PRIMARY, 80, 120),
        at(490, new Fault.ForeignEdit(place(TWO, 2), cname(PRIMARY))),
        at(490, new Fault.ForeignEdit(place(TWO, 1), cname(STANDBY))));
    add(
        "lower link changed before a restore",
        Worlds.lookingEvery(TWO, Duration.ofMinutes(10)),
        6,
        at(60, new Fault.ForeignEdit(place(TWO, 1), cname(PRIMARY))),
        at(65, new Fault.Kill(Duration.ofSeconds(5))),
        at(75, new Fault.ForeignEdit(place(TWO, 2), cname(STANDBY))));
    add(
        "a move below is called off",
        TWO,
        5,
        api(HATCH, ApiState.LATE, 100, 40),
        wish(112, switchTo("standby1")),
        at(
            104,
            new Fault.At(
                new KillSwitch.AfterSent(), new Fault.Wish(new Command.Abort(Topologies.shop(1))))),
        at(106, new Fault.ForeignEdit(place(TWO, 1), cname(PRIMARY))));
    add(
        "an older write comes while nobody can look",
        ONE,
        8,
        api(ALI, ApiState.LATE, 50, 38),
        at(50, new Fault.At(new KillSwitch.AfterSent(), new Fault.Wish(switchTo("primary")))),
        dies(PRIMARY, 60, 100),
        at(89, new Fault.Isolation(Duration.ofSeconds(140))));
  }

  private void people() {
    add(
        "foreign value, manual move",
        ONE,
        5,
        at(60, new Fault.ForeignEdit(place(ONE, 1), cname("else.example"))),
        wish(150, switchTo("standby1")));
    add(
        "standby dies after a manual move",
        ONE,
        9,
        wish(60, switchTo("standby1")),
        dies(STANDBY, 400, 120));
    add(
        "manual move denied",
        ONE,
        6,
        wish(60, switchTo("standby1")),
        api(ALI, ApiState.READ_ONLY, 240, 100),
        wish(245, switchTo("primary")));
    add(
        "manual move in vain",
        ONE,
        18,
        wish(60, switchTo("standby1")),
        api(ALI, ApiState.LYING, 240, 100),
        wish(245, switchTo("primary")),
        dies(STANDBY, 930, 110));
    add(
        "manual move in doubt",
        THREE_TARGETS,
        5,
        api(ALI, ApiState.SWALLOWING, 55, 120),
        dies(PRIMARY, 60, 200),
        wish(65, switchTo("standby2")));
    add(
        "manual move over a stuck one",
        THREE_TARGETS,
        5,
        api(ALI, ApiState.SWALLOWING, 60, 120),
        dies(PRIMARY, 60, 200),
        wish(95, switchTo("standby2")));
  }

  private void restrained() {
    add("advise mode", Worlds.with(ONE, p -> p.in(Policy.Mode.ADVISE)), 5, dies(PRIMARY, 60, 200));
    add("frozen before", ONE, 5, wish(50, freeze()), dies(PRIMARY, 60, 200));
    Topology pair = Worlds.with(Topologies.shops(2, 1), new Safety(100, 2));
    add(
        "frozen in the queue",
        pair,
        4,
        when(Phase.ATTEMPT, new Fault.Wish(freeze())),
        dies(PRIMARY, 60, 200));
    add(
        "stopped in the queue",
        pair,
        4,
        when(Phase.ATTEMPT, new Fault.Wish(new Command.Abort(Topologies.shop(2)))),
        dies(PRIMARY, 60, 200));
    Campaign.Key key = new Campaign.Key(Campaign.Kind.EVACUATE, "cloud-0");
    Campaign.Options options = new Campaign.Options(false, false, false);
    add(
        "evacuation",
        Topologies.shops(4, 1),
        4,
        wish(60, new Command.StartCampaign(key, options, "by hand", Map.of())));
  }

  private void drills() {
    Topology rehearsing = Topologies.rehearsing(ONE);
    add("drill", rehearsing, 15, drill(60));
    add("not rehearsed", rehearsing, 5, dies(PRIMARY, 60, 200));
    add("drill where none is allowed", ONE, 5, drill(60));
    add("drill under a freeze", rehearsing, 5, freeze(50), drill(60));
    add("standby fails in a drill", rehearsing, 6, drill(60), dies(STANDBY, 70, 100));
  }

  private static Timed drill(long seconds) {
    DnsName domain = ONE.domains().firstKey();
    return at(
        seconds,
        new Fault.Wish(
            new Command.StartDrill(domain, Optional.empty(), Optional.empty(), "by hand")));
  }

  private static Timed freeze(long seconds) {
    return at(
        seconds,
        new Fault.Wish(
            new Command.SetFreeze(new Freeze.Scope.Everything(), "stop", Optional.empty())));
  }

  private void crashes() {
    add(
        "state lost",
        ONE,
        6,
        at(90, new Fault.StoreLost(Duration.ofSeconds(5))),
        dies(PRIMARY, 150, 200));
    add("disk full", ONE, 5, disk(60, 180), dies(PRIMARY, 60, 240));
    add(
        "restart between two moves",
        ONE,
        9,
        dies(PRIMARY, 60, 120),
        at(260, new Fault.Kill(Duration.ofSeconds(5))),
        dies(STANDBY, 400, 140));
    add(
        "killed between decision and write",
        ONE,
        8,
        when(Phase.INTENT, new Fault.Kill(Duration.ofMinutes(5))),
        dies(PRIMARY, 60, 60));
    add(
        "clock jumps",
        ONE,
        4,
        at(50, new Fault.ClockJump(Duration.ofHours(6))),
        dies(PRIMARY, 60, 200));
  }

  private void add(String name, Topology topology, int minutes, Timed... faults) {
    all.put(name, schedule(name, topology, minutes, faults));
  }

  static Schedule schedule(String name, Topology topology, int minutes, Timed... faults) {
    Duration quiet = Duration.ofMinutes(5);
    return new Schedule(name, topology, 42, List.of(faults), Duration.ofMinutes(minutes), quiet);
  }

  static Timed dies(String host, int second, int length) {
    return ill(host, TargetState.REFUSING, second, length);
  }

  private static Timed ill(String host, TargetState state, int second, int length) {
    return at(second, new Fault.Target(host, state, Duration.ofSeconds(length)));
  }

  private static Timed blips() {
    return at(60, new Fault.Flapping(PRIMARY, Duration.ofMillis(900), 60));
  }

  static Timed api(String account, ApiState state, int second, int length) {
    return at(second, new Fault.Api(account, state, Duration.ofSeconds(length)));
  }

  private static Timed disk(int second, int length) {
    return at(second, new Fault.Disk(DiskState.FULL, Duration.ofSeconds(length)));
  }

  static Timed wish(int second, Command command) {
    return at(second, new Fault.Wish(command));
  }

  /// Right after a phase became durable for the first time.
  private static Timed when(Phase phase, Fault fault) {
    return at(50, new Fault.At(new KillSwitch.AfterKept(phase), fault));
  }

  static Command switchTo(String target) {
    return new Command.Switch(
        List.of(Topologies.shop(1)), Optional.of(target), true, false, "by hand", List.of());
  }

  static Command freeze() {
    return new Command.SetFreeze(new Freeze.Scope.Everything(), "wait", Optional.empty());
  }

  private static LinkAccount place(Topology topology, int link) {
    return topology.domains().get(Topologies.shop(1)).links().get(link - 1).places().getFirst();
  }

  private static RecordData cname(String host) {
    return new RecordData.Cname(DnsName.of(host));
  }
}
