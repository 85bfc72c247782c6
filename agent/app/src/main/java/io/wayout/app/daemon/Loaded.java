// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.HostName;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.config.Adapters;
import io.wayout.app.config.Adapters.Skipped;
import io.wayout.app.config.Config;
import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.ConfigProblem;
import io.wayout.app.config.LoadResult;
import io.wayout.app.config.load.ConfigLoader;
import io.wayout.engine.port.Ticker;
import io.wayout.provider.ProviderFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A good configuration with its accounts opened.
///
/// @param warnings what is allowed but unwise, for people
record Loaded(
    Config config,
    List<String> warnings,
    Network network,
    ApiHosts hosts,
    Accounts accounts,
    Map<String, ProviderFactory> factories,
    ConfigEnvironment environment) {

  /// @throws Stop with all problems, if it can't be used
  static Loaded of(Path file, Map<String, String> variables, Ticker ticker) throws Stop {
    Adapters adapters = Factories.look();
    Map<String, ProviderFactory> factories = adapters.byName();
    ConfigEnvironment environment =
        ConfigEnvironment.ofHost(variables, adapters, HostName.text(variables));
    return switch (ConfigLoader.load(file, environment)) {
      case LoadResult.Invalid invalid -> throw bad(file, lines(invalid.problems()));
      case LoadResult.Valid valid -> {
        Network network = new Network(valid.config(), ticker);
        ApiHosts hosts = new ApiHosts(network, valid.config().agent().state(), ticker);
        Accounts accounts =
            Accounts.open(
                valid.config(), new Accounts.Tools(factories, ticker, hosts), Accounts.none());
        if (!accounts.problems().isEmpty()) {
          throw bad(file, accounts.problems());
        }
        yield new Loaded(
            valid.config(),
            warnings(valid, adapters),
            network,
            hosts,
            accounts,
            factories,
            environment);
      }
    };
  }

  private static List<String> warnings(LoadResult.Valid valid, Adapters adapters) {
    Stream<String> plugins = adapters.skipped().stream().map(Skipped::toString);
    return Stream.concat(lines(valid.warnings()).stream(), plugins).toList();
  }

  private static List<String> lines(List<ConfigProblem> problems) {
    return problems.stream().map(ConfigProblem::toString).toList();
  }

  private static Stop bad(Path file, List<String> problems) {
    String all = problems.stream().map(p -> "\n  " + p).collect(Collectors.joining());
    return new Stop(
        ExitCode.CONFIGURATION,
        file + " can't be used:" + all,
        "mend it and look with: wayout config check " + file);
  }
}
