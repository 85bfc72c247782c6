// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.loop;

import io.wayout.core.fold.Action;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.StepRef;
import io.wayout.core.model.Link;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.engine.execute.Executor;
import io.wayout.engine.port.Effects;
import io.wayout.engine.port.Ports;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.Ticker;
import io.wayout.engine.probe.PlaneSchedule;
import io.wayout.engine.probe.ProbeSchedule;
import io.wayout.engine.verify.MarkerPoller;
import io.wayout.engine.verify.NameServers;
import io.wayout.engine.verify.RecordPoller;
import io.wayout.engine.verify.ServerInspector;
import io.wayout.engine.verify.ServerVerifier;
import io.wayout.engine.verify.WatchBudgets;
import io.wayout.provider.DnsProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything behind the loop, put together: schedules that feed events in, and executors that
/// carry actions out. The daemon and the simulator start the same one.
///
/// Confined to the loop.
public final class Engine {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration LOOK_BEFORE = Duration.ofSeconds(3);

  private final AgentLoop loop;
  private final Ticker ticker;
  private final Effects effects;
  private final Executor executor;
  private final PatientCanaries canaries;
  private final ServerVerifier verifier;
  private final ProbeSchedule probes;
  private final PlaneSchedule planes;
  private final MarkerPoller markers;
  private final RecordPoller poller;
  private final ServerInspector inspector;
  private final NameServers servers;
  private final WatchBudgets budgets;
  private boolean isStopped;

  /// @param providers by account
  public Engine(AgentLoop loop, Ports ports, Map<String, DnsProvider> providers) {
    this.loop = loop;
    this.ticker = ports.ticker();
    this.effects = ports.effects();
    this.servers = new NameServers(ports.ticker(), ports.authorities());
    this.budgets = new WatchBudgets(ports.ticker(), providers);
    this.executor = new Executor(loop::state, this::executed, ports, providers);
    this.canaries =
        new PatientCanaries(ports.effects(), budgets, executor::canary, executor::flush);
    this.verifier = new ServerVerifier(ports, servers, loop::handle, providers);
    this.probes = new ProbeSchedule(ports, loop::handle);
    this.planes = new PlaneSchedule(ports, servers, budgets, loop::handle, providers);
    this.markers = new MarkerPoller(ports, budgets, loop::handle, providers);
    this.poller = new RecordPoller(ports, servers, budgets, loop::handle, providers);
    this.inspector = new ServerInspector(ports, servers, loop::handle, providers);
    loop.connect(this::carryOut, this::turnEnded);
  }

  /// Recovers what was durable and starts all schedules.
  public void start(Store store) throws StoreException {
    loop.handle(new Event.Recovered(store.recover()));
    begin();
  }

  /// Starts all schedules for one command's sake: knows what was durable, resumes nothing.
  public void startForCommand(Store store) throws StoreException {
    loop.handle(new Event.LookedUp(store.recover()));
    begin();
  }

  private void begin() {
    schedule(loop.state().topology());
    tick();
  }

  /// Uses a new configuration from now on.
  ///
  /// @param providers by account; those that are no longer used are the caller's to close, after
  ///   calls in flight had time to end
  public void reload(Topology topology, Map<String, DnsProvider> providers) {
    executor.use(providers);
    verifier.use(providers);
    planes.use(providers);
    markers.use(providers);
    poller.use(providers);
    inspector.use(providers);
    budgets.use(providers);
    loop.handle(new Event.Reloaded(topology));
    schedule(topology);
  }

  /// Starts nothing new; effects in flight end by themselves.
  public void stop() {
    isStopped = true;
    probes.stop();
    planes.stop();
    markers.stop();
    poller.stop();
    inspector.stop();
  }

  /// Is no call of a switchover under way? Asked while stopping, so that an answer is not lost.
  public boolean isIdle() {
    return executor.isIdle();
  }

  private void schedule(Topology topology) {
    budgets.use(topology);
    servers.remember(budgets.nameServersAges());
    markers.schedule(topology);
    probes.schedule(topology);
    planes.schedule(topology);
    poller.schedule(topology);
    inspector.schedule(topology);
  }

  private void tick() {
    if (!isStopped) {
      loop.handle(new Event.Tick());
      effects.at(ticker.now().plus(TICK), this::tick);
    }
  }

  private void executed(Event event) {
    canaries.hear(event);
    loop.handle(event);
  }

  private void carryOut(Action action) {
    switch (action) {
      case Action.Read read -> read(read);
      case Action.Write write -> executor.write(write);
      case Action.WriteCanary canary -> canaries.write(canary);
      case Action.AskServers ask -> verifier.ask(ask);
      case Action.AskProgress ask -> executor.progress(ask);
      case Action.ProbeAt(var check, var at) -> probes.probeAt(check, at);
      case Action.Tell _, Action.Reply _ ->
          throw new IllegalStateException("the loop carries out " + action);
    }
  }

  /// Before a step that has waited, the records below are looked at once more: the step would lead
  /// users through them.
  private void read(Action.Read read) {
    Instant look = read.notBefore().minus(LOOK_BEFORE);
    if (mayLeadDown(read.step()) && look.isAfter(ticker.now())) {
      effects.at(look, () -> poller.lookNow(zones(read.step().domain())));
    }
    executor.read(read);
  }

  private boolean mayLeadDown(StepRef step) {
    Switchover s = loop.state().switchovers().get(step.domain());
    return step.stepIndex() > 0 || (s != null && s.cause() == Cause.RESTORE);
  }

  private Set<DnsName> zones(DnsName name) {
    return Optional.ofNullable(loop.state().topology().domains().get(name)).stream()
        .flatMap(domain -> domain.links().stream())
        .map(Link::zone)
        .collect(Collectors.toSet());
  }

  private void turnEnded() {
    executor.flush();
    verifier.flush();
  }
}
