// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.play;

import io.wayout.core.fold.Command;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze.Scope;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Target;
import io.wayout.core.switchover.Phase;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.drill.cast.Cast;
import io.wayout.drill.cast.Twin;
import io.wayout.drill.script.AgentTrouble;
import io.wayout.drill.script.ApiTrouble;
import io.wayout.drill.script.Order;
import io.wayout.drill.script.Part;
import io.wayout.drill.script.TargetTrouble;
import io.wayout.drill.script.Trouble;
import io.wayout.sim.fault.ConfigEdit;
import io.wayout.sim.fault.Fault;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.DiskState;
import io.wayout.sim.world.KillSwitch;
import io.wayout.sim.world.ResolverState;
import io.wayout.sim.world.TargetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Turns what a scenario says into faults of the simulated world. The only place that knows how the
/// simulator calls them.
final class Stagehand {
  private static final RecordData ELSEWHERE = new RecordData.Cname(DnsName.of("elsewhere.example"));

  private final Twin twin;
  private final Cast cast;

  Stagehand(Twin twin, Cast cast) {
    this.twin = twin;
    this.cast = cast;
  }

  /// Nothing where nobody plays the role.
  List<Fault> faults(Trouble trouble) {
    return switch (trouble) {
      case Trouble.Api(String role, ApiTrouble what, Duration length) -> api(role, what, length);
      case Trouble.Stale(String role, Duration by, Duration length) ->
          accounts(role, a -> new Fault.Stale(a, by, length));
      case Trouble.Silence(String role, Duration length) ->
          accounts(role, a -> new Fault.Silence(a, length));
      case Trouble.Lag(String role, Duration by, Duration length) ->
          accounts(role, a -> new Fault.Lag(a, by, length));
      case Trouble.Delay(String role, Duration by, Duration length) ->
          accounts(role, a -> new Fault.Delay(a, by, length));
      case Trouble.Resolvers(boolean isLying, Duration length) ->
          List.of(new Fault.Resolvers(isLying ? ResolverState.LYING : ResolverState.DEAD, length));
      case Trouble.Targets(String role, TargetTrouble what, Duration length) ->
          hosts(role, h -> new Fault.Target(h, state(what), length));
      case Trouble.Flapping(String role, Duration half, Duration length) ->
          hosts(role, h -> new Fault.Flapping(h, half, times(half, length)));
      case Trouble.Witnesses(int count, Duration length) ->
          twin.topology().witnesses().stream()
              .limit(count)
              .<Fault>map(id -> new Fault.Target(id.text(), TargetState.BLACK_HOLE, length))
              .toList();
      case Trouble.Agent(AgentTrouble what, Duration length) -> List.of(agent(what, length));
      case Trouble.Clock(Duration by) -> List.of(new Fault.ClockJump(by));
      case Trouble.Operator(Order order) -> orders(order);
      case Trouble.ForeignEdit(Part link, boolean isDeclared) ->
          domains().map(d -> edit(d, link, isDeclared)).toList();
      case Trouble.Aside() -> List.of();
    };
  }

  private List<Fault> api(String role, ApiTrouble what, Duration length) {
    List<Fault> faults = new ArrayList<>(accounts(role, a -> new Fault.Api(a, api(what), length)));
    if (what.isPlain()) {
      cast.vendor(role).stream()
          .flatMap(v -> twin.controlPlane(v).stream())
          .forEach(h -> faults.add(new Fault.Target(h, TargetState.BROKEN, length)));
    }
    return faults;
  }

  private List<Fault> accounts(String role, Function<String, Fault> fault) {
    return cast.vendor(role).stream().flatMap(v -> twin.accounts(v).stream()).map(fault).toList();
  }

  private List<Fault> hosts(String role, Function<String, Fault> fault) {
    return cast.vendor(role).stream().flatMap(v -> twin.hosts(v).stream()).map(fault).toList();
  }

  private static int times(Duration half, Duration length) {
    return Math.toIntExact(Math.max(1, length.dividedBy(half.multipliedBy(2))));
  }

  private static ApiState api(ApiTrouble trouble) {
    return switch (trouble) {
      case UNREACHABLE -> ApiState.UNREACHABLE;
      case STRANGER -> ApiState.STRANGER;
      case DENYING -> ApiState.DENYING;
      case BACKING_OFF -> ApiState.BACKING_OFF;
      case FAILING -> ApiState.FAILING;
      case SLOW -> ApiState.SLOW;
      case BLANK -> ApiState.BLANK;
      case ZONE_LOST -> ApiState.ZONE_LOST;
      case REVERTING -> ApiState.REVERTING;
      case THROTTLING -> ApiState.THROTTLING;
      case READ_ONLY -> ApiState.READ_ONLY;
      case BLIND -> ApiState.BLIND;
      case SWALLOWING -> ApiState.SWALLOWING;
      case ANSWER_LOST -> ApiState.ANSWER_LOST;
      case LATE -> ApiState.LATE;
      case PENDING -> ApiState.LAZY;
      case LYING -> ApiState.LYING;
      case GARBLING -> ApiState.GARBLING;
    };
  }

  private static TargetState state(TargetTrouble trouble) {
    return switch (trouble) {
      case REFUSING -> TargetState.REFUSING;
      case BLACK_HOLE -> TargetState.BLACK_HOLE;
      case BROKEN -> TargetState.BROKEN;
      case WRONG_BODY -> TargetState.WRONG_BODY;
      case BAD_CERTIFICATE -> TargetState.BAD_CERTIFICATE;
      case SPORADIC -> TargetState.SPORADIC;
      case SLOW -> TargetState.SLOW;
      case TURNING_AWAY -> TargetState.TURNING_AWAY;
    };
  }

  private static Fault agent(AgentTrouble trouble, Duration length) {
    return switch (trouble) {
      case ISOLATED -> new Fault.Isolation(length);
      case KILLED -> new Fault.Kill(length);
      case KILLED_BEFORE_INTENT -> new Fault.KillAt(new KillSwitch.BeforeKept(Phase.INTENT));
      case KILLED_AFTER_INTENT -> new Fault.KillAt(new KillSwitch.AfterKept(Phase.INTENT));
      case KILLED_AFTER_ATTEMPT -> new Fault.KillAt(new KillSwitch.AfterKept(Phase.ATTEMPT));
      case KILLED_AFTER_SENT -> new Fault.KillAt(new KillSwitch.AfterSent());
      case KILLED_AFTER_SERVED -> new Fault.KillAt(new KillSwitch.AfterKept(Phase.SERVED));
      case PAUSED -> new Fault.Pause(length);
      case SUSPENDED -> new Fault.Suspend(length);
      case STORE_LOST -> new Fault.StoreLost(length);
      case DISK_FULL -> new Fault.Disk(DiskState.FULL, length);
      case RELOADED -> new Fault.Reload(new ConfigEdit.Same());
    };
  }

  private List<Fault> orders(Order order) {
    List<DnsName> all = domains().map(Domain::name).toList();
    Stream<Command> commands =
        switch (order) {
          case SWITCH -> switches();
          case FAILBACK -> Stream.of(move(all, Optional.empty()));
          case TYPO -> Stream.of(move(all, Optional.of("stanby-typo")));
          case FREEZE ->
              Stream.of(new Command.SetFreeze(new Scope.Everything(), "drill", Optional.empty()));
          case UNFREEZE -> Stream.of(new Command.LiftFreeze(new Scope.Everything()));
          case ACK -> Stream.of(new Command.Acknowledge(all));
          case ABORT -> all.stream().map(Command.Abort::new);
        };
    return commands.<Fault>map(Fault.Wish::new).toList();
  }

  /// One command for all domains whose second target has the same name.
  private Stream<Command> switches() {
    Map<String, List<DnsName>> byTarget = new TreeMap<>();
    domains()
        .forEach(d ->
            second(d)
                .ifPresent(
                    t -> byTarget.computeIfAbsent(t.name(), _ -> new ArrayList<>()).add(d.name())));
    return byTarget.entrySet().stream().map(e -> move(e.getValue(), Optional.of(e.getKey())));
  }

  private static Command move(List<DnsName> domains, Optional<String> target) {
    return new Command.Switch(domains, target, false, false, "drill", List.of());
  }

  private static Fault edit(Domain domain, Part part, boolean isDeclared) {
    Link link = part == Part.FIRST_LINK ? domain.links().getFirst() : domain.links().getLast();
    RecordData data =
        isDeclared ? second(domain).orElse(domain.preferred()).records().getFirst() : ELSEWHERE;
    LinkAccount place = link.places().getFirst();
    return new Fault.ForeignEdit(place, data);
  }

  private static Optional<Target> second(Domain domain) {
    return domain.targets().stream().skip(1).findFirst();
  }

  private Stream<Domain> domains() {
    return twin.topology().domains().values().stream();
  }
}
