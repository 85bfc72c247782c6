// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Parts.DirectAgent;
import io.wayout.app.cli.frame.Parts.DirectOpener;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.frame.Version;
import io.wayout.app.config.text.ConfigText;
import io.wayout.app.http.AgentFacts;
import io.wayout.app.http.AgentPort;
import io.wayout.app.http.ReloadReport;
import io.wayout.app.observe.NoticeHub;
import io.wayout.core.fold.State;
import io.wayout.core.model.Account;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.engine.memory.MemoryStore;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.engine.worker.SystemTicker;
import io.wayout.store.sqlite.Options;
import io.wayout.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// `--direct`: a whole agent inside the command, without automation, on the same configuration and
/// the same journal (I87).
public final class InProcess implements DirectOpener {
  private static final Duration LOOK_MAX = Duration.ofSeconds(12);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final boolean isJournaled;

  /// @param isJournaled false keeps the journal in memory alone (`--no-journal`), for a host whose
  ///   disk is broken or whose daemon hangs (I64)
  public InProcess(boolean isJournaled) {
    this.isJournaled = isJournaled;
  }

  @Override
  public DirectAgent open(Shell shell, Path file) throws Stop {
    var ticker = new SystemTicker(InstantSource.system(), System::nanoTime);
    Loaded loaded = Loaded.of(file, shell.environment(), ticker);
    Store store = isJournaled ? journal(loaded, ticker) : new MemoryStore();
    NoticeHub hub = new NoticeHub();
    Agency agency =
        new Agency(
            new Agency.Opening(
                loaded.config(),
                manual(loaded.config().topology()),
                loaded.network(),
                loaded.hosts(),
                loaded.accounts(),
                loaded.factories(),
                ticker),
            store,
            hub,
            bug -> shell.err().println("wayout: an internal error: " + bug));
    AgentPort port = port(file, loaded, agency, new Desk(ticker, store, hub));
    Thread thread = agency.effects().start("wayout-loop", () -> {});
    start(agency, store, ticker);
    return new Direct(port, agency, store, thread);
  }

  private record Desk(SystemTicker ticker, Store store, NoticeHub hub) {}

  private static AgentPort port(Path file, Loaded loaded, Agency agency, Desk desk) {
    return new DaemonPort(
        new AgentFacts(loaded.config().agent().id(), Version.text(), file, true),
        agency,
        new DaemonPort.Tools(desk.store(), desk.ticker(), desk.hub()),
        new DaemonPort.Configs(
            _ -> new ReloadReport(false, "", List.of("there is no daemon to reload")),
            loaded::config,
            ConfigText::yaml));
  }

  private static Store journal(Loaded loaded, SystemTicker ticker) throws Stop {
    Path directory = loaded.config().agent().state();
    System.setProperty("org.sqlite.tmpdir", directory.toString());
    try {
      return SqliteStore.open(directory, Options.standard(ticker));
    } catch (StoreException broken) {
      String remedy =
          broken.failure() == StoreFailure.BUSY
              ? "the daemon runs: leave out --direct; if it hangs, add --no-journal"
              : "mend the disk, or add --no-journal";
      throw new Stop(ExitCode.FAILED, String.valueOf(broken.getMessage()), remedy);
    }
  }

  /// Nothing moves by itself while a command is at work.
  private static Topology manual(Topology topology) {
    SortedMap<DnsName, Domain> domains = new TreeMap<>();
    topology.domains().forEach((name, domain) -> domains.put(name, manual(domain)));
    SortedMap<String, Account> accounts = new TreeMap<>();
    topology.accounts().forEach((name, account) -> accounts.put(name, account.withoutCanary()));
    return topology.withDomains(domains).withAccounts(accounts);
  }

  private static Domain manual(Domain domain) {
    Policy policy = domain.policy().in(Policy.Mode.MANUAL);
    return new Domain(
        domain.name(), domain.targets(), domain.links(), policy, domain.tags(), domain.dependsOn());
  }

  /// Starts the agent and waits until it has looked at every record and target once, or long
  /// enough.
  private static void start(Agency agency, Store store, SystemTicker ticker) throws Stop {
    CompletableFuture<Map<String, String>> looked = new CompletableFuture<>();
    Instant limit = ticker.now().plus(LOOK_MAX);
    agency
        .effects()
        .post(() -> {
          try {
            agency.engine().startForCommand(store);
            look(agency, ticker, limit, looked);
          } catch (StoreException broken) {
            looked.complete(Map.of("error", String.valueOf(broken.getMessage())));
          }
        });
    Map<String, String> result = looked.join();
    if (result.containsKey("error")) {
      throw new Stop(ExitCode.FAILED, String.valueOf(result.get("error")), "add --no-journal");
    }
  }

  private static void look(
      Agency agency,
      SystemTicker ticker,
      Instant limit,
      CompletableFuture<Map<String, String>> looked) {
    boolean isLate = !ticker.now().isBefore(limit);
    if (isLate || hasLooked(agency.loop().state())) {
      looked.complete(Map.of());
    } else {
      agency.effects().at(ticker.now().plus(LOOK_AGAIN), () -> look(agency, ticker, limit, looked));
    }
  }

  private static boolean hasLooked(State state) {
    Topology topology = state.topology();
    boolean hasProbed = state.checks().keySet().containsAll(topology.checks().keySet());
    return hasProbed
        && topology.domains().values().stream()
            .flatMap(d -> d.links().stream())
            .flatMap(l -> l.places().stream())
            .allMatch(state.records()::containsKey);
  }

  /// An agent that ends with its command.
  private record Direct(AgentPort port, Agency agency, Store store, Thread thread)
      implements DirectAgent {
    @Override
    public void close() {
      agency.effects().post(agency.engine()::stop);
      agency.effects().stop();
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      agency.close();
      store.close();
    }
  }
}
