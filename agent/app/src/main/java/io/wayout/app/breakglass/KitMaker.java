// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.breakglass;

import io.wayout.app.breakglass.Kit.Entry;
import io.wayout.app.breakglass.Kit.Move;
import io.wayout.app.breakglass.Kit.Place;
import io.wayout.app.breakglass.Kit.Route;
import io.wayout.app.breakglass.Kit.Sheet;
import io.wayout.app.config.AccountSettings;
import io.wayout.app.config.Config;
import io.wayout.core.audit.Assumed;
import io.wayout.core.audit.Cell;
import io.wayout.core.audit.EscapeMatrix;
import io.wayout.core.audit.Fate;
import io.wayout.core.audit.Home;
import io.wayout.core.audit.Outage;
import io.wayout.core.audit.Ways;
import io.wayout.core.audit.Ways.Way;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.Step;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the kit from a configuration alone: every chain as it shall be, every vendor lost once.
/// Opens no connection and reads no secret.
final class KitMaker {
  /// A person can act wherever there is a shell, so it counts for nothing where the agent runs.
  private static final Home ANYWHERE = new Home("", List.of());

  private final Config config;
  private final Map<String, ProviderFactory> factories;
  private final Instant now;
  private final State world;
  private final List<String> vendors;

  KitMaker(Config config, Map<String, ProviderFactory> factories, Instant now) {
    this.config = config;
    this.factories = Map.copyOf(factories);
    this.now = now;
    this.world = Assumed.world(config.topology(), now);
    this.vendors = EscapeMatrix.vendors(config.topology(), ANYWHERE);
  }

  Kit kit() {
    List<Sheet> sheets = config.topology().domains().values().stream().map(this::sheet).toList();
    return new Kit(config.topology().version(), config.agent().id(), now, sheets);
  }

  private Sheet sheet(Domain domain) {
    return new Sheet(
        domain.name().text(),
        entries(domain),
        domain.targets().stream().map(t -> new Place(t.name(), t.vendor(), t.where())).toList(),
        Ways.of(world, domain, vendors, now).stream().map(way -> route(domain, way)).toList(),
        deadEnds(domain));
  }

  private List<Entry> entries(Domain domain) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < domain.links().size(); i++) {
      Link link = domain.links().get(i);
      for (var place : link.places()) {
        usual(domain, i, place.key())
            .map(data -> new RecordSet(link.ttl(), data))
            .map(set -> entry(domain, place.key(), place.account(), set))
            .ifPresent(entries::add);
      }
    }
    return entries;
  }

  /// What a record holds in a canonical chain to the preferred target.
  private static Optional<RecordData> usual(Domain domain, int index, RecordKey key) {
    if (index == domain.links().size() - 1) {
      return domain.preferred().record(key.type());
    }
    String next = domain.links().get(index + 1).name().absolute();
    return Optional.of(RecordData.of(key.type(), List.of(next)));
  }

  private Route route(Domain domain, Way way) {
    Plan plan = way.plan();
    Plan back = plan.undone(plan.steps().size() - 1, domain.preferred().name());
    return new Route(
        plan.target(),
        way.outages().stream().map(OutageWords::of).toList(),
        plan.why(),
        moves(domain, plan),
        moves(domain, back));
  }

  private List<Move> moves(Domain domain, Plan plan) {
    return plan.steps().stream().map(step -> move(domain, step)).toList();
  }

  private Move move(Domain domain, Step step) {
    RecordKey key = step.change().key();
    Link link = domain.links().get(step.link() - 1);
    String proof =
        "for s in $(dig +short NS %s); do dig +short +norecurse @\"$s\" %s %s; done"
            .formatted(key.zone(), key.name(), asked(key.type()));
    return new Move(
        entry(domain, key, step.account(), step.change().wanted()),
        link.ttl().toDuration(),
        how(step),
        proof);
  }

  /// Nobody can ask for an ALIAS; servers answer it with addresses.
  private static RecordType asked(RecordType type) {
    return type == RecordType.ALIAS ? RecordType.A : type;
  }

  private ByHand how(Step step) {
    AccountSettings account = account(step.account());
    Task task =
        new Task(step.change().key(), step.change().wanted(), account.texts(), Hints.of(account));
    return Optional.ofNullable(factories.get(account.provider()))
        .flatMap(factory -> factory.byHand(task))
        .orElseGet(() -> unknown(account));
  }

  private static ByHand unknown(AccountSettings account) {
    return new ByHand(
        "the console of " + account.vendor() + ", as you know it",
        List.of(),
        List.of("The adapter " + account.provider() + " tells no commands."));
  }

  private Entry entry(Domain domain, RecordKey key, String account, RecordSet set) {
    int link = 1;
    while (!domain.links().get(link - 1).name().equals(key.name())) {
      link++;
    }
    return new Entry(
        link,
        key.name().text(),
        key.type().name(),
        key.zone().text(),
        account,
        config.topology().account(account).vendor(),
        set.data().toString(),
        set.ttl().seconds());
  }

  private AccountSettings account(String name) {
    return Objects.requireNonNull(config.accounts().get(name), name);
  }

  private List<String> deadEnds(Domain domain) {
    List<Outage> outages = Outage.all(vendors, false);
    return EscapeMatrix.of(world, ANYWHERE, List.of(domain), outages, now).rows().stream()
        .flatMap(row -> row.cells().stream())
        .flatMap(KitMaker::deadEnd)
        .toList();
  }

  private static Stream<String> deadEnd(Cell cell) {
    return cell.fate() instanceof Fate.Stuck stuck
        ? Stream.of(OutageWords.of(cell.outage()) + ": " + String.join("; ", stuck.obstacles()))
        : Stream.empty();
  }
}
