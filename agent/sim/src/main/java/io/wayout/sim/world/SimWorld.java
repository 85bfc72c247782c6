// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.core.model.Account;
import io.wayout.core.model.Check;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.engine.port.Authorities;
import io.wayout.engine.port.Entropy;
import io.wayout.engine.port.Prober;
import io.wayout.engine.port.Store;
import io.wayout.provider.Change;
import io.wayout.provider.DnsProvider;
import io.wayout.sim.time.Pace;
import io.wayout.sim.time.VirtualTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything outside the agent's process. Survives the agent's crashes.
///
/// Confined to the simulation's one thread.
public final class SimWorld {
  private final VirtualTime time;
  private final Pace pace = new Pace();
  private final SplittableRandom dice;
  private final History history;
  private final KillSwitch kill = new KillSwitch();
  private final Map<String, SimVendor> vendors = new LinkedHashMap<>();
  private final Map<DnsName, SimVendor> hosts = new LinkedHashMap<>();
  private final Map<String, Dial<TargetState>> targets = new LinkedHashMap<>();
  private final Dial<Boolean> network;
  private final Dial<Double> loss;
  private final Dial<ResolverState> resolvers;
  private final Dial<DiskState> disk;
  private final SimStore store = new SimStore(this);
  private Consumer<Duration> stall = _ -> {};
  private long sends;

  /// A world in which all is well and every domain is canonical at its preferred target.
  public SimWorld(Topology topology, VirtualTime time, SplittableRandom dice) {
    this.time = time;
    this.dice = dice;
    this.history = new History(time);
    this.network = new Dial<>(time, history, true, Fact.NetworkTurned::new);
    this.loss =
        new Dial<>(
            time,
            history,
            0.0,
            share -> new Fact.Noted("our network loses " + Math.round(share * 100) + " %"));
    this.resolvers = new Dial<>(time, history, ResolverState.FINE, Fact.ResolversTurned::new);
    this.disk = new Dial<>(time, history, DiskState.FINE, Fact.DiskTurned::new);
    for (Account account : topology.accounts().values()) {
      SimVendor vendor = new SimVendor(account.name(), account.capabilities(), time, history);
      vendors.put(account.name(), vendor);
      account.zones().forEach(zone -> hosts.put(zone, vendor));
    }
    for (Check check : topology.checks().values()) {
      if (check.probe() instanceof ProbeSpec.Tcp(String host, int _)) {
        targets.put(host, targetDial(host));
      }
    }
    topology.domains().values().forEach(this::create);
  }

  private Dial<TargetState> targetDial(String host) {
    return new Dial<>(time, history, TargetState.UP, s -> new Fact.TargetTurned(host, s));
  }

  private void create(Domain domain) {
    List<Link> links = domain.links();
    for (int i = 0; i < links.size(); i++) {
      RecordData data =
          i == links.size() - 1
              ? domain.preferred().records().getFirst()
              : new RecordData.Cname(links.get(i + 1).name());
      RecordSet set = new RecordSet(links.get(i).ttl(), data);
      for (String account : links.get(i).accounts()) {
        vendor(account).put(links.get(i).keys().getFirst(), set, OptionalLong.empty());
      }
    }
  }

  public VirtualTime time() {
    return time;
  }

  public Pace pace() {
    return pace;
  }

  public History history() {
    return history;
  }

  public KillSwitch kill() {
    return kill;
  }

  public Store store() {
    return store;
  }

  /// Does our own network work?
  public Dial<Boolean> network() {
    return network;
  }

  /// The share of probes that our own network loses, beyond the usual.
  public Dial<Double> loss() {
    return loss;
  }

  /// The resolvers that the agent asks.
  public Dial<ResolverState> resolvers() {
    return resolvers;
  }

  /// The disk under the journal.
  public Dial<DiskState> disk() {
    return disk;
  }

  /// Everything durable is lost; to be found out by the next start.
  public void loseStore() {
    store.lose();
  }

  /// @param newStall lets the incarnation that lives now stand still for a while
  public void connect(Consumer<Duration> newStall) {
    this.stall = newStall;
  }

  void stall(Duration length) {
    stall.accept(length);
  }

  public SimVendor vendor(String account) {
    return known(vendors.get(account), account);
  }

  /// @param host of a target or a witness
  public Dial<TargetState> target(String host) {
    return known(targets.get(host), host);
  }

  /// All is well again, and stays so.
  public void heal() {
    network.calm();
    loss.calm();
    resolvers.calm();
    disk.calm();
    kill.disarm();
    targets.values().forEach(Dial::calm);
    vendors.values().forEach(SimVendor::calm);
    history.add(new Fact.Healed());
  }

  /// What the agent sees of the vendors, by account.
  public Map<String, DnsProvider> providers() {
    Map<String, DnsProvider> providers = new LinkedHashMap<>();
    vendors.forEach((account, vendor) -> providers.put(account, new SimProvider(this, vendor)));
    return providers;
  }

  public Prober prober() {
    return new SimProber(this);
  }

  public Authorities authorities() {
    return new SimAuthorities(this);
  }

  public Entropy entropy() {
    return dice::nextDouble;
  }

  SimVendor host(DnsName zone) {
    return known(hosts.get(zone), zone.text());
  }

  long sent(String account, Change change) {
    long id = sends++;
    history.add(new Fact.Sent(id, account, change));
    return id;
  }

  void chargeLatency() {
    pace.charge(Duration.ofMillis(20 + dice.nextInt(200)));
  }

  Duration upTo(Duration max) {
    return Duration.ofMillis(1 + dice.nextLong(max.toMillis()));
  }

  boolean flip() {
    return dice.nextBoolean();
  }

  boolean chance(double probability) {
    return dice.nextDouble() < probability;
  }

  private static <T> T known(@Nullable T found, String name) {
    if (found == null) {
      throw new IllegalArgumentException("no " + name + " in this world");
    }
    return found;
  }
}
