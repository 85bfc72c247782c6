// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

import io.wayout.core.advise.Advice;
import io.wayout.core.campaign.Campaign;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.model.Block;
import io.wayout.core.model.Freeze;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.Step;
import io.wayout.core.rehearsal.Rehearsal;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Mandate;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Progress;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Random but valid values of everything that a store keeps; the same seed gives the same values.
public final class StoreSamples {
  private static final List<String> TEXTS =
      List.of("", " ", "agent", "a\nb", "it's; DROP TABLE journal; --", "切换 🚀", "%_\\\"?", "null");

  private final Random random;

  /// @param seed printed by whoever uses it, so that a failure can be repeated
  public StoreSamples(long seed) {
    this.random = new Random(seed);
  }

  public DomainMemory domain(DnsName domain) {
    return new DomainMemory(
        domain,
        random.nextLong(),
        maybe(this::text),
        maybe(this::text),
        maybe(() -> block(domain)));
  }

  public JournalRow row(Optional<DnsName> domain, Optional<String> switchover) {
    return new JournalRow(
        instant(),
        one(JournalRow.Kind.values()),
        domain,
        switchover,
        random.nextLong(),
        text(),
        text());
  }

  public Switchover switchover(String id, Phase phase) {
    DnsName domain = name();
    Plan plan = plan(domain);
    return new Switchover(
        new Mandate(
            id,
            domain,
            random.nextLong(),
            one(Cause.values()),
            text(),
            text(),
            plan,
            instant(),
            text()),
        new Progress(
            random.nextInt(plan.steps().size()),
            phase,
            random.nextInt(),
            random.nextInt(),
            instant(),
            instant(),
            maybe(this::instant),
            text()));
  }

  public Advice advice(String id, Optional<Advice.Ending> ending) {
    return new Advice(
        id,
        name(),
        instant(),
        text(),
        text(),
        one(Cause.values()),
        text(),
        Duration.ofMillis(random.nextInt()),
        ending);
  }

  public Campaign campaign(String id, Campaign.Key key) {
    return new Campaign(
        id,
        key.kind(),
        key.vendor(),
        new Campaign.Options(random.nextBoolean(), random.nextBoolean(), random.nextBoolean()),
        text(),
        text(),
        instant(),
        one(Campaign.Phase.values()),
        instant(),
        text(),
        Stream.generate(this::entry).limit(1 + random.nextInt(9)).toList());
  }

  /// The same, with some entries elsewhere.
  public Campaign further(Campaign campaign) {
    List<Campaign.Entry> entries =
        campaign.entries().stream().map(e -> random.nextBoolean() ? e : further(e)).toList();
    return campaign.with(entries).to(one(Campaign.Phase.values()), text(), instant());
  }

  private Campaign.Entry further(Campaign.Entry entry) {
    return random.nextBoolean()
        ? entry.moving(text(), text(), text(), instant())
        : entry.to(one(Campaign.Standing.values()), text(), instant());
  }

  private Campaign.Entry entry() {
    return new Campaign.Entry(
        name(),
        text(),
        text(),
        one(Campaign.Standing.values()),
        maybe(this::text),
        random.nextInt(),
        instant(),
        text());
  }

  public Advice.Ending ending() {
    return new Advice.Ending(one(Advice.Ending.Kind.values()), instant(), text());
  }

  public Freeze freeze(Freeze.Scope scope) {
    return new Freeze(scope, text(), text(), instant(), maybe(this::instant));
  }

  public Phase phase() {
    return one(Phase.values());
  }

  public DnsName name() {
    return DnsName.of("n" + random.nextInt(1_000_000) + ".shop.example");
  }

  /// Any moment of the years that a clock may show when it is wrong, to the nanosecond.
  public Instant instant() {
    return Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 253_000_000_000L))
        .plusNanos(random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
  }

  Rehearsal rehearsal(String id, String group) {
    var script =
        new Rehearsal.Script(name(), group, "primary", "standby", Duration.ofMillis(90_001));
    var course =
        new Rehearsal.Course(
            Rehearsal.Phase.STAY,
            instant(),
            Optional.empty(),
            Optional.of(Duration.ofMillis(2_345)),
            Optional.empty(),
            Optional.of("too slow"),
            "détail");
    return new Rehearsal(
        id, script, "alice", "the yearly one", instant(), course, Optional.of(instant()));
  }

  private Block block(DnsName domain) {
    return new Block(domain + "#" + random.nextInt(), instant(), maybe(this::instant));
  }

  private Plan plan(DnsName domain) {
    List<Step> steps = Stream.generate(this::step).limit(1 + random.nextInt(4)).toList();
    return new Plan(domain, text(), text(), one(Plan.Shape.values()), steps, text());
  }

  private Step step() {
    RecordType type = one(RecordType.values());
    RecordKey key = new RecordKey(DnsName.of("shop.example"), name(), type);
    RecordSet wanted = new RecordSet(new Ttl(random.nextInt(Integer.MAX_VALUE)), data(type));
    RecordRef ref = random.nextBoolean() ? RecordRef.NONE : new RecordRef(text());
    return new Step(
        random.nextInt(9),
        text(),
        new Change(key, expected(), wanted, ref),
        Duration.ofSeconds(random.nextInt(4)),
        random.nextBoolean());
  }

  private Change.Expected expected() {
    return random.nextInt(3) == 0
        ? new Change.Expected.Nothing()
        : new Change.Expected.Data(data(one(RecordType.values())));
  }

  private RecordData data(RecordType type) {
    return switch (type) {
      case CNAME -> new RecordData.Cname(name());
      case ALIAS -> new RecordData.Alias(name());
      case TXT -> new RecordData.Text("canary=" + random.nextInt(256));
      case A -> RecordData.of(type, some(() -> "192.0.2." + random.nextInt(256)));
      case AAAA ->
          RecordData.of(
              type, some(() -> "2001:db8::" + Integer.toHexString(random.nextInt(65536))));
    };
  }

  private List<String> some(Supplier<String> source) {
    return IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(_ -> source.get()).toList();
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> source) {
    return random.nextBoolean() ? Optional.of(source.get()) : Optional.empty();
  }
}
