// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import io.wayout.core.model.LinkAccount;
import io.wayout.core.owner.Marker;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.provider.Capabilities;
import io.wayout.sim.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// One DNS vendor: the records as its database has them, as a stale replica of its API shows them,
/// and as each of its two authoritative servers answers them.
///
/// Confined to the simulation's one thread.
public final class SimVendor {
  static final int SERVERS = 2;

  private final String account;
  private final Capabilities capabilities;
  private final VirtualTime time;
  private final History history;
  private final Dial<ApiState> api;
  private final Dial<Boolean> zones;
  private final List<Dial<Boolean>> servers;
  private final Dial<Duration> delay;
  private final Dial<Duration> lag;
  private final Dial<Duration> staleness;
  private final Map<RecordKey, List<Version>> versions = new HashMap<>();
  private final Map<Reach, Dial<ApiState>> parts = new LinkedHashMap<>();
  private long calls;

  /// A value and when it is seen: in the database, and at each server.
  private record Version(Instant at, List<Instant> publishedAt, RecordSet set) {}

  SimVendor(String account, Capabilities capabilities, VirtualTime time, History history) {
    this.account = account;
    this.capabilities = capabilities;
    this.time = time;
    this.history = history;
    this.api = new Dial<>(time, history, ApiState.FINE, s -> new Fact.ApiTurned(account, s));
    this.zones = new Dial<>(time, history, true, on -> new Fact.ZonesTurned(account, on));
    this.servers =
        IntStream.range(0, SERVERS)
            .mapToObj(
                i -> new Dial<>(time, history, true, on -> new Fact.ServerTurned(account, i, on)))
            .toList();
    this.delay = late(Lateness.PUBLISHING);
    this.lag = late(Lateness.SECOND_SERVER);
    this.staleness = late(Lateness.READING);
  }

  private Dial<Duration> late(Lateness what) {
    return new Dial<>(time, history, Duration.ZERO, by -> new Fact.LateTurned(account, what, by));
  }

  public String account() {
    return account;
  }

  public Capabilities capabilities() {
    return capabilities;
  }

  /// Its control plane.
  public Dial<ApiState> api() {
    return api;
  }

  /// Do its authoritative servers answer?
  public Dial<Boolean> zones() {
    return zones;
  }

  /// Does one of them answer?
  ///
  /// @param number from 0
  public Dial<Boolean> server(int number) {
    return servers.get(number);
  }

  boolean isAnswering(int server) {
    return zones.now() && servers.get(server).now();
  }

  /// Its control plane for a part of the calls, while all of it is fine.
  public Dial<ApiState> part(Reach reach) {
    return parts.computeIfAbsent(
        reach,
        _ ->
            new Dial<>(
                time, history, ApiState.FINE, s -> new Fact.ApiPartTurned(account, reach, s)));
  }

  /// What a call about some zones meets.
  ApiState meets(Collection<DnsName> asked) {
    calls++;
    if (api.now() != ApiState.FINE) {
      return api.now();
    }
    return parts.entrySet().stream()
        .filter(part -> part.getValue().now() != ApiState.FINE)
        .filter(part ->
            switch (part.getKey()) {
              case Reach.OneZone(DnsName zone) -> asked.contains(zone);
              case Reach.OneEndpoint _ -> calls % 2 == 0;
              case Reach.OneRecord _ -> false;
            })
        .map(part -> part.getValue().now())
        .findFirst()
        .orElse(ApiState.FINE);
  }

  /// What a call meets at one record.
  ApiState meets(RecordKey key) {
    Dial<ApiState> part = parts.get(new Reach.OneRecord(key));
    return part == null ? ApiState.FINE : part.now();
  }

  /// How late changes reach the authoritative servers.
  public Dial<Duration> delay() {
    return delay;
  }

  void calm() {
    api.calm();
    zones.calm();
    servers.forEach(Dial::calm);
    delay.calm();
    lag.calm();
    staleness.calm();
    parts.values().forEach(Dial::calm);
  }

  /// How much later than the first one the second authoritative server knows of a change.
  public Dial<Duration> lag() {
    return lag;
  }

  /// How old what the API reads is.
  public Dial<Duration> staleness() {
    return staleness;
  }

  /// What the record truly holds.
  public Optional<RecordSet> get(RecordKey key) {
    List<Version> all = versions.get(key);
    return all == null ? Optional.empty() : Optional.of(all.getLast().set());
  }

  /// What a read of the API shows.
  Optional<RecordSet> read(RecordKey key) {
    Instant seen = time.now().minus(staleness.now());
    Optional<RecordSet> shown = Optional.empty();
    for (Version version : versions.getOrDefault(key, List.of())) {
      if (shown.isEmpty() || !version.at().isAfter(seen)) {
        shown = Optional.of(version.set());
      }
    }
    return shown;
  }

  /// What an authoritative server answers.
  public Optional<RecordSet> served(RecordKey key, int server) {
    Optional<RecordSet> shown = Optional.empty();
    for (Version version : versions.getOrDefault(key, List.of())) {
      if (shown.isEmpty() || !version.publishedAt().get(server).isAfter(time.now())) {
        shown = Optional.of(version.set());
      }
    }
    return shown;
  }

  /// A person, or another program, sets the record in the vendor's console.
  public void edit(RecordKey key, RecordData data) {
    RecordSet held = get(key).orElseThrow();
    put(key, new RecordSet(held.ttl(), data), OptionalLong.empty());
  }

  /// Another installation writes its marker.
  public void sign(RecordKey key, String installation) {
    RecordData marker = Marker.text(Optional.of(installation), time.now());
    put(key, new RecordSet(new Ttl(600), marker), OptionalLong.empty());
  }

  void put(RecordKey key, RecordSet set, OptionalLong sent) {
    Optional<RecordSet> before = get(key);
    if (before.equals(Optional.of(set))) {
      return;
    }
    List<Version> all = versions.computeIfAbsent(key, _ -> new ArrayList<>());
    Instant now = time.now();
    Instant first = before.isEmpty() ? now : now.plusMillis(50).plus(delay.now());
    Instant second = first.plus(lag.now());
    if (!all.isEmpty()) {
      List<Instant> last = all.getLast().publishedAt();
      first = later(first, last.getFirst());
      second = later(second, last.getLast());
    }
    all.add(new Version(now, List.of(first, second), set));
    LinkAccount place = new LinkAccount(key, account);
    history.add(new Fact.Applied(place, before, Optional.of(set), sent));
    time.at(first, () -> history.add(new Fact.Published(place, 0, set)));
    time.at(second, () -> history.add(new Fact.Published(place, 1, set)));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
