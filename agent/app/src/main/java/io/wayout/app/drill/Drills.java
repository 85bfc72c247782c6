// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.drill;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.HostName;
import io.wayout.app.cli.frame.Parts.DrillDesk;
import io.wayout.app.cli.frame.Parts.DrillWish;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.frame.Version;
import io.wayout.app.config.Adapters;
import io.wayout.app.config.Config;
import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.ConfigProblem;
import io.wayout.app.config.LoadResult;
import io.wayout.app.config.load.ConfigLoader;
import io.wayout.app.config.text.ProblemText;
import io.wayout.app.config.tree.Nearest;
import io.wayout.app.json.Json;
import io.wayout.core.model.Topology;
import io.wayout.drill.cast.Casting;
import io.wayout.drill.cast.Twin;
import io.wayout.drill.judge.Judge;
import io.wayout.drill.judge.Judgement;
import io.wayout.drill.judge.Verdict;
import io.wayout.drill.play.Director;
import io.wayout.drill.script.Part;
import io.wayout.drill.script.Role;
import io.wayout.drill.script.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/// Plays drills against configuration files of this host.
public final class Drills implements DrillDesk {
  private static final int SCENARIO_BYTES_MAX = 256 * 1024;

  private final ConfigEnvironment environment;

  /// @param variables the process's environment variables
  public Drills(Map<String, String> variables, Adapters adapters) {
    this(ConfigEnvironment.ofHost(variables, adapters, HostName.text(variables)));
  }

  /// @param environment the world around the configuration; no secret of it is read
  public Drills(ConfigEnvironment environment) {
    this.environment = environment.withoutSecrets();
  }

  @Override
  public Json list() {
    return Json.object()
        .put("scenarios", Json.array(Library.ids(), id -> DrillForm.scenario(Library.scenario(id))))
        .build();
  }

  @Override
  public int count() {
    return Library.ids().size();
  }

  @Override
  public Json play(Path config, DrillWish wish, IntConsumer played) throws Stop {
    List<Scenario> scenarios = scenarios(wish);
    Config valid = config(config);
    Topology topology = valid.topology();
    if (topology.domains().isEmpty()) {
      throw new Stop(
          ExitCode.CONFIGURATION, config + " has no domains", "add one under 'domains:'");
    }
    Casting casting =
        new Casting(topology, valid.agent().vendor(), wishes(topology, scenarios, wish.as()));
    Director director = new Director(Twin.of(topology, wish.isAllAutomatic()), casting);
    List<Callable<Judgement>> plays = new ArrayList<>();
    scenarios.forEach(s -> plays.add(() -> Judge.of(director.play(s, wish.seed()))));
    for (int i = 0; i < wish.randomCount(); i++) {
      long seed = wish.seed() + i;
      plays.add(() -> Judge.of(director.playRandom(seed)));
    }
    List<Judgement> judgements = all(plays, played);
    return json(valid, wish, judgements);
  }

  /// As many at once as there are processors, in the order in which they were wished for.
  private static List<Judgement> all(List<Callable<Judgement>> plays, IntConsumer played)
      throws Stop {
    List<Judgement> judgements = new ArrayList<>();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<Judgement>> futures = plays.stream().map(pool::submit).toList();
      for (Future<Judgement> future : futures) {
        judgements.add(future.get());
        played.accept(judgements.size());
      }
    } catch (ExecutionException bug) {
      throw new IllegalStateException("a drill can't be played to its end", bug.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Stop(ExitCode.FAILED, "stopped before the drills were over");
    }
    return judgements;
  }

  private static Json json(Config config, DrillWish wish, List<Judgement> judgements) {
    Verdict worst =
        judgements.stream().map(Judgement::verdict).max(Enum::compareTo).orElse(Verdict.PASSED);
    return Json.object()
        .put("version", Version.text())
        .put("configVersion", config.topology().version())
        .put("isAllAutomatic", wish.isAllAutomatic())
        .put("verdict", worst.name().toLowerCase(Locale.ROOT))
        .put("drills", Json.array(judgements, DrillForm::of))
        .build();
  }

  private List<Scenario> scenarios(DrillWish wish) throws Stop {
    List<Scenario> scenarios = new ArrayList<>();
    if (wish.isAll()) {
      Library.ids().forEach(id -> scenarios.add(Library.scenario(id)));
    }
    for (String typed : wish.scenarios()) {
      boolean isFile = typed.contains("/") || typed.endsWith(".yaml") || typed.endsWith(".yml");
      scenarios.add(isFile ? file(Path.of(typed)) : shipped(typed));
    }
    return scenarios;
  }

  private static Scenario shipped(String id) throws Stop {
    if (!Library.ids().contains(id)) {
      throw new Stop(
          ExitCode.USAGE,
          "there is no scenario '" + id + "'",
          near(id, Library.ids(), "see them with: wayout drill --list"));
    }
    return Library.scenario(id);
  }

  private static String near(String typed, Collection<String> known, String otherwise) {
    return Nearest.of(typed, known).map(w -> "did you mean '" + w + "'?").orElse(otherwise);
  }

  private Scenario file(Path file) throws Stop {
    byte[] bytes;
    try {
      bytes = environment.files().read(file, SCENARIO_BYTES_MAX + 1);
    } catch (IOException unreadable) {
      throw new Stop(
          ExitCode.CONFIGURATION,
          file + " can't be read",
          "name a file that is there, or a scenario of wayout drill --list");
    }
    if (bytes.length > SCENARIO_BYTES_MAX) {
      throw new Stop(ExitCode.CONFIGURATION, file + " is larger than 256 KiB");
    }
    ScenarioFile read = ScenarioFile.of(file, new String(bytes, StandardCharsets.UTF_8));
    if (read.scenario().isEmpty()) {
      throw new Stop(ExitCode.CONFIGURATION, file + " can't be played", problems(read.problems()));
    }
    return read.scenario().get();
  }

  private static String problems(List<ConfigProblem> problems) {
    return problems.stream().map(ProblemText::text).collect(Collectors.joining("\n")).strip();
  }

  private Config config(Path file) throws Stop {
    return switch (ConfigLoader.load(file, environment)) {
      case LoadResult.Valid(var valid, _) -> valid;
      case LoadResult.Invalid _ ->
          throw new Stop(
              ExitCode.CONFIGURATION,
              file + " has errors, so that nothing of it can be played",
              "see: wayout config check " + file);
    };
  }

  /// The wishes with the vendors that they mean.
  private static Map<String, String> wishes(
      Topology topology, List<Scenario> scenarios, Map<String, String> typed) throws Stop {
    TreeSet<String> roles = new TreeSet<>(Part.words());
    scenarios.stream().flatMap(s -> s.roles().stream()).map(Role::name).forEach(roles::add);
    Map<String, String> wishes = new TreeMap<>();
    for (Map.Entry<String, String> wish : typed.entrySet()) {
      if (!roles.contains(wish.getKey())) {
        throw new Stop(
            ExitCode.USAGE,
            "no scenario has the role '" + wish.getKey() + "'",
            Nearest.remedy(wish.getKey(), roles));
      }
      String vendor = wish.getValue();
      wishes.put(
          wish.getKey(),
          Casting.vendor(topology, vendor)
              .orElseThrow(() ->
                  new Stop(
                      ExitCode.USAGE,
                      "the configuration has no vendor '" + vendor + "'",
                      Nearest.remedy(vendor, Casting.vendors(topology)))));
    }
    return wishes;
  }
}
