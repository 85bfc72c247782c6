// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Parts.DaemonRunner;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.frame.Version;
import io.wayout.app.config.text.ConfigText;
import io.wayout.app.http.AgentFacts;
import io.wayout.app.observe.LogListener;
import io.wayout.app.observe.NoticeHub;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.worker.SystemTicker;
import io.wayout.store.sqlite.Options;
import io.wayout.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// `wayout agent`: puts the daemon together and runs it until a signal ends it.
public final class ServiceRunner implements DaemonRunner {
  private final UnaryOperator<Store> store;
  private final Consumer<Consumer<String>> begun;

  public ServiceRunner() {
    this(UnaryOperator.identity());
  }

  /// @param store wraps the store, so that a rehearsal can end the process at any step of the
  ///   journal
  public ServiceRunner(UnaryOperator<Store> store) {
    this(store, _ -> {});
  }

  /// @param begun is given what stops the daemon, for someone who runs it beside something else
  public ServiceRunner(UnaryOperator<Store> store, Consumer<Consumer<String>> begun) {
    this.store = store;
    this.begun = begun;
  }

  @Override
  public int run(Shell shell, Path file) {
    var ticker = new SystemTicker(InstantSource.system(), System::nanoTime);
    try {
      Loaded loaded = Loaded.of(file, shell.environment(), ticker);
      System.setProperty("org.sqlite.tmpdir", loaded.config().agent().state().toString());
      try (LogListener log = LogListener.start();
          SqliteStore disk =
              SqliteStore.open(loaded.config().agent().state(), Options.standard(ticker))) {
        loaded.warnings().forEach(text -> log.line(warning(text)));
        var observers = new Observers(loaded.config(), loaded.network(), ticker);
        NoticeHub hub = new NoticeHub(log);
        observers.listeners().forEach(hub::subscribe);
        serve(shell, file, loaded, new Desk(ticker, hub, log, disk, observers));
      }
      return ExitCode.DONE.number();
    } catch (Stop stop) {
      return failed(shell, String.valueOf(stop.getMessage()), stop.code(), stop.remedy());
    } catch (StoreException broken) {
      return failed(shell, String.valueOf(broken.getMessage()), ExitCode.FAILED, Optional.empty());
    } catch (IOException broken) {
      return failed(shell, String.valueOf(broken.getMessage()), ExitCode.FAILED, Optional.empty());
    }
  }

  /// What the daemon stands on.
  private record Desk(
      SystemTicker ticker, NoticeHub hub, LogListener log, SqliteStore disk, Observers observers) {}

  private void serve(Shell shell, Path file, Loaded loaded, Desk desk)
      throws IOException, StoreException {
    AtomicReference<Agency> made = new AtomicReference<>();
    Bugs bugs = new Bugs(() -> Optional.ofNullable(made.get()).map(Agency::loop), desk.log()::bug);
    Store journal = store.apply(desk.disk());
    Agency agency =
        new Agency(
            new Agency.Opening(
                loaded.config(),
                loaded.config().topology(),
                loaded.network(),
                loaded.hosts(),
                loaded.accounts(),
                loaded.factories(),
                desk.ticker()),
            journal,
            desk.hub(),
            bugs);
    made.set(agency);
    KitKeeper kit = new KitKeeper(loaded.factories(), desk.ticker(), agency.effects(), desk.hub());
    kit.keep(loaded.config());
    Reloading reloading =
        new Reloading(
            new Reloading.Source(file, loaded.environment()),
            loaded.config(),
            agency,
            desk.hub(),
            config -> {
              kit.keep(config);
              desk.observers().use(config);
            });
    Daemon daemon =
        new Daemon(
            new Daemon.Parts(
                loaded.config(),
                agency,
                journal,
                desk.ticker(),
                desk.hub(),
                reloading,
                new Systemd(shell.environment(), new SystemdSocket()::send),
                desk.observers(),
                loaded.factories()),
            new AgentFacts(loaded.config().agent().id(), Version.text(), file, false),
            new DaemonPort.Configs(reloading::reload, reloading::config, ConfigText::yaml));
    new StoreCare(desk.disk(), desk.ticker(), agency.effects(), desk.hub()).start();
    begun.accept(daemon::stop);
    Signals.onSignal("TERM", () -> daemon.stop("SIGTERM"));
    Signals.onSignal("INT", () -> daemon.stop("SIGINT"));
    Signals.onSignal("HUP", () -> daemon.reload("SIGHUP"));
    daemon.run();
  }

  private static String warning(String text) {
    return "event=CONFIG_WARNING text=\"" + text.replace('"', '\'') + '"';
  }

  private static int failed(Shell shell, String message, ExitCode code, Optional<String> remedy) {
    shell.err().println("wayout: " + message);
    remedy.ifPresent(text -> shell.err().println("  " + text));
    return code.number();
  }
}
