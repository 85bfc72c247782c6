// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.fold.Command;
import io.wayout.core.model.Freeze.Scope;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Phase;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.DiskState;
import io.wayout.sim.world.KillSwitch.AfterKept;
import io.wayout.sim.world.KillSwitch.AfterSent;
import io.wayout.sim.world.KillSwitch.BeforeKept;
import io.wayout.sim.world.KillSwitch.BeforeSent;
import io.wayout.sim.world.KillSwitch.Point;
import io.wayout.sim.world.KillSwitch.WhileKept;
import io.wayout.sim.world.Reach;
import io.wayout.sim.world.ResolverState;
import io.wayout.sim.world.TargetState;
import io.wayout.sim.world.Topologies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The cells of the fault matrix that this world can play, each as one schedule. In most of them a
/// primary dies at 60 s, because a fault that meets an idle agent proves little.
final class Cells {
  private static final Topology SHOPS = Topologies.shops(3, 2);
  private static final String PRIMARY = Topologies.host("shop", 0);
  private static final String STANDBY = Topologies.host("shop", 1);
  private static final String HATCH = Topologies.HATCH;
  private static final String ALI = Topologies.ALI;
  private static final Duration LONG = Duration.ofMinutes(6);

  private Cells() {}

  /// @param id of the fault matrix; a letter after it where a cell has several cases
  record Cell(String id, Schedule schedule) {}

  static List<Cell> all() {
    List<Cell> all = new ArrayList<>();
    vendors(all);
    vendorsLater(all);
    stores(all);
    networks(all);
    clocks(all);
    origins(all);
    operators(all);
    othersAndCampaigns(all);
    combinations(all);
    return List.copyOf(all);
  }

  private static void vendors(List<Cell> all) {
    api(all, "P01", ApiState.UNREACHABLE);
    api(all, "P02", ApiState.UNTRUSTED);
    api(all, "P03", ApiState.STRANGER);
    api(all, "P04", ApiState.DENYING);
    api(all, "P05", ApiState.READ_ONLY);
    api(all, "P06", ApiState.ZONE_LOST);
    api(all, "P08", ApiState.CONFLICTING);
    api(all, "P09", ApiState.THROTTLING);
    api(all, "P10", ApiState.BACKING_OFF);
    api(all, "P11", ApiState.FAILING);
    api(all, "P12", ApiState.GARBLING);
    api(all, "P13", ApiState.BLANK);
    api(all, "P14", ApiState.LYING);
    api(all, "P14b", ApiState.LAZY);
    api(all, "P16", ApiState.ANSWER_LOST);
    api(all, "P17", ApiState.LATE);
    api(all, "P17b", ApiState.TARDY);
    api(all, "P19", ApiState.DRIPPING);
    api(all, "P19b", ApiState.SWALLOWING);
    api(all, "P21", ApiState.REJECTING);
    api(all, "P25", ApiState.SHRUNK);
    api(all, "P27", ApiState.REVERTING);
    api(all, "P29", ApiState.SLOW);
  }

  private static void vendorsLater(List<Cell> all) {
    outage(all, "P15", new Fault.Delay(HATCH, Duration.ofMinutes(6), LONG));
    outage(all, "P18", new Fault.Stale(HATCH, Duration.ofSeconds(4), LONG));
    outage(all, "P24", new Fault.Delay(HATCH, Duration.ofMinutes(8), LONG));
    outage(all, "P26", new Fault.Lag(HATCH, Duration.ofMinutes(4), LONG));
    LinkAccount place = place();
    cell(
        all,
        "P27b",
        Timed.at(60, down(PRIMARY)),
        Timed.at(90, new Fault.Reversal(place, primary(), Duration.ofSeconds(40), 4)));
    part(all, "P30", new Reach.OneEndpoint(), ApiState.FAILING);
    part(all, "P30b", new Reach.OneZone(DnsName.of("hatch.example")), ApiState.DENYING);
    part(all, "P30c", new Reach.OneRecord(place.key()), ApiState.REJECTING);
  }

  private static void stores(List<Cell> all) {
    killed(all, "T02", new AfterKept(Phase.INTENT));
    killed(all, "T03", new BeforeSent());
    killed(all, "T03b", new AfterSent());
    killed(all, "T04", new BeforeKept(Phase.ACKED));
    killed(all, "T05", new AfterKept(Phase.ACKED));
    killed(all, "T05b", new AfterKept(Phase.READ_BACK));
    killed(all, "T06", new AfterKept(Phase.SERVED));
    killed(all, "T06b", new BeforeKept(Phase.DONE));
    killed(all, "T10", new WhileKept(Phase.ATTEMPT));
    killed(all, "T10b", new WhileKept(Phase.ACKED));
    cell(
        all,
        "T01",
        Timed.at(60, down(PRIMARY)),
        Timed.at(66, new Fault.Kill(Duration.ofSeconds(5))));
    outage(all, "T11", new Fault.Disk(DiskState.FULL, Duration.ofMinutes(3)));
    at(all, "T11b", new AfterSent(), new Fault.Disk(DiskState.FULL, Duration.ofMinutes(2)));
    outage(all, "T13", new Fault.Disk(DiskState.FAILING, Duration.ofMinutes(3)));
    outage(all, "T13b", new Fault.Disk(DiskState.STALLING, LONG));
    cell(
        all,
        "T14",
        Timed.at(60, down(PRIMARY)),
        Timed.at(90, new Fault.StoreLost(Duration.ofSeconds(5))),
        Timed.at(200, wish(new Command.Acknowledge(names()))));
  }

  private static void networks(List<Cell> all) {
    cell(all, "N08", Timed.at(60, new Fault.Isolation(LONG)));
    outage(all, "N09", new Fault.Resolvers(ResolverState.DEAD, Duration.ofMinutes(3)));
    outage(all, "N10", new Fault.Resolvers(ResolverState.LYING, Duration.ofMinutes(3)));
    cell(all, "N12", Timed.at(60, new Fault.Loss(0.3, LONG)));
    cell(all, "N17", intervals(new Fault.Isolation(Duration.ofSeconds(10)), 20, 20));
    cell(
        all,
        "N20",
        Timed.at(30, witness(0)),
        Timed.at(30, witness(1)),
        Timed.at(30, witness(2)),
        Timed.at(60, down(PRIMARY)));
  }

  private static void clocks(List<Cell> all) {
    outage(all, "C01", new Fault.ClockJump(Duration.ofDays(1)));
    outage(all, "C02", new Fault.ClockJump(Duration.ofHours(-1)));
    at(all, "C03", new AfterKept(Phase.SERVED), new Fault.ClockJump(Duration.ofHours(5)));
    at(all, "C05", new AfterSent(), new Fault.Suspend(Duration.ofMinutes(1)));
    at(all, "C06", new AfterSent(), new Fault.Pause(Duration.ofSeconds(30)));
    at(all, "C10", new AfterKept(Phase.ACKED), new Fault.Kill(Duration.ofSeconds(90)));
  }

  private static void origins(List<Cell> all) {
    target(all, "O01", TargetState.REFUSING);
    target(all, "O02", TargetState.BLACK_HOLE);
    target(all, "O03", TargetState.BROKEN);
    target(all, "O05", TargetState.WRONG_BODY);
    target(all, "O06", TargetState.SLOW);
    target(all, "O07", TargetState.BAD_CERTIFICATE);
    target(all, "O14", TargetState.TURNING_AWAY);
    cell(
        all,
        "O08",
        Timed.at(30, new Fault.Target(STANDBY, TargetState.BAD_CERTIFICATE, LONG)),
        Timed.at(60, down(PRIMARY)));
    cell(all, "O09", Timed.at(60, down(PRIMARY)), Timed.at(100, down(STANDBY)));
    cell(all, "O10", Timed.at(60, down(PRIMARY)), Timed.at(60, down(STANDBY)));
    cell(
        all,
        "O11",
        Timed.at(60, new Fault.Target(PRIMARY, TargetState.REFUSING, Duration.ofMinutes(1))));
    flapping(all, "O12", 5, 40);
    flapping(all, "O12b", 30, 7);
    flapping(all, "O12c", 100, 2);
  }

  private static void operators(List<Cell> all) {
    cell(all, "H03", Timed.at(60, move("standby1")), Timed.at(60, move("standby1")));
    at(all, "H04", new AfterSent(), move("primary"));
    cell(all, "H05", Timed.at(60, move("standby1")), Timed.at(61, move("primary")));
    cell(all, "H05b", Timed.at(60, move("standby1")), Timed.at(60, move("primary")));
    cell(
        all,
        "H05c",
        Timed.at(50, new Fault.Silence(HATCH, LONG)),
        Timed.at(150, move("standby1")),
        Timed.at(150, move("primary")));
    at(all, "H06", new AfterKept(Phase.INTENT), new Fault.Reload(new ConfigEdit.Same()));
    at(all, "H06b", new AfterKept(Phase.ATTEMPT), reload(new ConfigEdit.Spoilt()));
    at(all, "H06c", new AfterKept(Phase.INTENT), reload(new ConfigEdit.Retire("standby1")));
    cell(
        all,
        "H07",
        Timed.at(60, down(PRIMARY)),
        Timed.at(120, reload(new ConfigEdit.Without(Topologies.shop(1)))));
    at(
        all,
        "H08",
        new AfterKept(Phase.ATTEMPT),
        wish(new Command.SetFreeze(new Scope.Everything(), "wait", Optional.empty())));
    at(all, "H09", new AfterSent(), wish(new Command.Abort(Topologies.shop(1))));
  }

  private static void othersAndCampaigns(List<Cell> all) {
    at(all, "H11", new AfterSent(), new Fault.ForeignEdit(place(), stranger()));
    cell(
        all,
        "H12",
        Timed.at(60, down(PRIMARY)),
        Timed.at(80, new Fault.Reversal(place(), primary(), Duration.ofSeconds(30), 6)));
    Campaign.Key away = new Campaign.Key(Campaign.Kind.EVACUATE, "cloud-0");
    cell(
        all,
        "H16",
        Timed.at(
            60,
            wish(
                new Command.StartCampaign(
                    away, new Campaign.Options(false, false, false), "away", Map.of()))),
        Timed.at(61, wish(new Command.StopCampaign(away, "enough"))));
  }

  private static void combinations(List<Cell> all) {
    cell(
        all,
        "X01",
        Timed.at(50, new Fault.Api(HATCH, ApiState.ANSWER_LOST, LONG)),
        Timed.at(50, new Fault.KillAt(new AfterSent())),
        Timed.at(60, down(PRIMARY)));
    cell(
        all,
        "X02",
        Timed.at(50, new Fault.Api(HATCH, ApiState.LATE, LONG)),
        Timed.at(50, new Fault.At(new AfterSent(), move("primary"))),
        Timed.at(60, down(PRIMARY)));
    cell(all, "X03", Timed.at(60, new Fault.Isolation(LONG)), Timed.at(70, down(PRIMARY)));
    cell(
        all,
        "X04",
        Timed.at(30, new Fault.Api(HATCH, ApiState.DENYING, LONG)),
        Timed.at(60, down(PRIMARY)));
    cell(
        all,
        "X05",
        Timed.at(50, new Fault.Api(HATCH, ApiState.STRANGER, LONG)),
        Timed.at(50, new Fault.Resolvers(ResolverState.LYING, Duration.ofMinutes(2))),
        Timed.at(60, down(PRIMARY)));
    cell(
        all,
        "X06",
        Timed.at(30, new Fault.Target(STANDBY, TargetState.BAD_CERTIFICATE, LONG)),
        Timed.at(60, down(PRIMARY)));
    cell(
        all,
        "X07",
        Timed.at(50, new Fault.Api(HATCH, ApiState.UNREACHABLE, LONG)),
        Timed.at(50, new Fault.Api(ALI, ApiState.UNREACHABLE, LONG)),
        Timed.at(60, new Fault.Target(PRIMARY, TargetState.REFUSING, Duration.ofMinutes(2))));
    cell(
        all,
        "X08",
        Timed.at(50, new Fault.Api(HATCH, ApiState.THROTTLING, Duration.ofMinutes(2))),
        Timed.at(50, new Fault.Api(ALI, ApiState.BACKING_OFF, Duration.ofMinutes(2))),
        Timed.at(60, down(PRIMARY)));
    combinationsInTime(all);
  }

  private static void combinationsInTime(List<Cell> all) {
    cell(
        all,
        "X09",
        Timed.at(60, new Fault.Target(PRIMARY, TargetState.REFUSING, Duration.ofMinutes(1))),
        Timed.at(110, new Fault.ClockJump(Duration.ofHours(-1))),
        Timed.at(115, new Fault.Kill(Duration.ofSeconds(5))),
        Timed.at(150, down(STANDBY)));
    cell(
        all,
        "X10",
        Timed.at(60, move("standby1")),
        Timed.at(60, reload(new ConfigEdit.Prefer("standby1"))),
        Timed.at(61, move("primary")));
    cell(
        all,
        "X11",
        Timed.at(50, new Fault.Disk(DiskState.FULL, Duration.ofMinutes(3))),
        Timed.at(60, down(PRIMARY)));
    flapping(all, "X12", 120, 2);
  }

  private static void cell(List<Cell> all, String id, Timed... faults) {
    cell(all, id, List.of(faults));
  }

  private static void cell(List<Cell> all, String id, List<Timed> faults) {
    Schedule schedule = new Schedule(id, SHOPS, 42, faults, Schedules.TROUBLE, Schedules.QUIET);
    all.add(new Cell(id, schedule));
  }

  /// The fault strikes at 50 s, the primary dies at 60 s.
  private static void outage(List<Cell> all, String id, Fault fault) {
    cell(all, id, Timed.at(50, fault), Timed.at(60, down(PRIMARY)));
  }

  private static void api(List<Cell> all, String id, ApiState state) {
    outage(all, id, new Fault.Api(HATCH, state, LONG));
  }

  private static void part(List<Cell> all, String id, Reach reach, ApiState state) {
    outage(all, id, new Fault.ApiPart(HATCH, reach, state, LONG));
  }

  private static void target(List<Cell> all, String id, TargetState state) {
    cell(all, id, Timed.at(60, new Fault.Target(PRIMARY, state, LONG)));
  }

  private static void flapping(List<Cell> all, String id, long halfSeconds, int times) {
    cell(
        all, id, Timed.at(60, new Fault.Flapping(PRIMARY, Duration.ofSeconds(halfSeconds), times)));
  }

  private static void at(List<Cell> all, String id, Point point, Fault fault) {
    outage(all, id, new Fault.At(point, fault));
  }

  private static void killed(List<Cell> all, String id, Point point) {
    outage(all, id, new Fault.KillAt(point));
  }

  private static List<Timed> intervals(Fault fault, long everySeconds, int times) {
    List<Timed> faults = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      faults.add(Timed.at(60 + i * everySeconds, fault));
    }
    return faults;
  }

  private static Fault down(String host) {
    return new Fault.Target(host, TargetState.REFUSING, LONG);
  }

  private static Fault witness(int number) {
    return new Fault.Target(Topologies.witness(number), TargetState.BLACK_HOLE, LONG);
  }

  private static Fault wish(Command command) {
    return new Fault.Wish(command);
  }

  private static Fault move(String target) {
    return wish(
        new Command.Switch(
            List.of(Topologies.shop(1)), Optional.of(target), true, false, "by hand", List.of()));
  }

  private static Fault reload(ConfigEdit edit) {
    return new Fault.Reload(edit);
  }

  private static List<DnsName> names() {
    return List.copyOf(SHOPS.domains().keySet());
  }

  /// The lower link of the first shop.
  private static LinkAccount place() {
    return SHOPS.domains().values().iterator().next().links().getLast().places().getFirst();
  }

  private static RecordData primary() {
    return new RecordData.Cname(DnsName.of(PRIMARY));
  }

  private static RecordData stranger() {
    return new RecordData.Cname(DnsName.of("else.example"));
  }
}
