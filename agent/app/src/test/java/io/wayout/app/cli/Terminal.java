// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import io.wayout.app.breakglass.Breakglass.Format;
import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Parts;
import io.wayout.app.cli.frame.Parts.Checked;
import io.wayout.app.cli.frame.Parts.ConfigDesk;
import io.wayout.app.cli.frame.Parts.DirectAgent;
import io.wayout.app.cli.frame.Parts.DrillDesk;
import io.wayout.app.cli.frame.Parts.DrillWish;
import io.wayout.app.cli.frame.Parts.Finding;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.config.Adapters;
import io.wayout.app.http.AgentPort;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.http.FakeWorld;
import io.wayout.app.http.form.AuditForm;
import io.wayout.app.json.Json;
import io.wayout.core.audit.Audit;
import io.wayout.core.audit.Home;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Topology;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// Someone typing commands at a [FakeAgentPort], which is reached with `--direct`.
final class Terminal {
  private final FakeAgentPort agent;
  private boolean isTerminal;
  private String typed = "";
  private DrillDesk drills = new NoDrills();
  private Map<String, String> environment = Map.of("USER", "alice", "NO_COLOR", "1");

  Terminal(FakeAgentPort agent) {
    this.agent = agent;
  }

  /// How a command ended.
  record Ran(int code, String out, String err) {}

  /// A person sits there and types this.
  Terminal typing(String text) {
    isTerminal = true;
    typed = text;
    return this;
  }

  Terminal with(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  /// What `wayout drill` enters.
  Terminal drilling(DrillDesk desk) {
    drills = desk;
    return this;
  }

  /// Runs a command that talks to the agent.
  Ran ask(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--direct");
    return run(all.toArray(String[]::new));
  }

  Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new BufferedReader(new StringReader(typed)),
            isTerminal,
            environment,
            parts());
    int code = new Cli(shell).run(arguments);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Cli cli() {
    return new Cli(
        new Shell(
            System.out,
            System.err,
            new BufferedReader(new StringReader("")),
            false,
            Map.of(),
            parts()));
  }

  private Parts parts() {
    return new Parts(
        () -> (_, _) -> 0,
        () -> (_, isKept) -> isKept ? 0 : 1,
        _ -> (_, _) -> new Here(agent),
        Desk::new,
        Adapters::none,
        () -> drills);
  }

  private record Here(AgentPort port) implements DirectAgent {
    @Override
    public void close() {}
  }

  private static final class NoDrills implements DrillDesk {
    @Override
    public Json list() {
      return Json.object().put("scenarios", Json.texts(List.of())).build();
    }

    @Override
    public int count() {
      return 0;
    }

    @Override
    public Json play(Path config, DrillWish wish, IntConsumer played) throws Stop {
      throw new Stop(ExitCode.USAGE, "no drills here");
    }
  }

  /// Knows one valid file, `good.yaml`.
  private static final class Desk implements ConfigDesk {
    @Override
    public Checked check(Path config) {
      return config.endsWith("good.yaml")
          ? new Checked(true, List.of(), 3, 2)
          : new Checked(
              false,
              List.of(new Finding(true, "bad.yaml:3:1", "C01", "unknown key 'x'", "remove it", "")),
              0,
              0);
    }

    @Override
    public Checked runbook(Path file) {
      return check(file);
    }

    @Override
    public String show(Path config) {
      return "agent: {}\n";
    }

    @Override
    public Json audit(Path config, List<String> domains, boolean withPairs) {
      Topology topology = FakeWorld.usual().topology();
      Home home = new Home("self-hosted", List.of());
      List<Domain> all = List.copyOf(topology.domains().values());
      return AuditForm.of(
          Audit.offline(topology, home, all, withPairs, FakeAgentPort.START), FakeAgentPort.START);
    }

    @Override
    public String breakglass(Path config, Format format) {
      return "kit as " + format + "\n";
    }

    @Override
    public String schema() {
      return "{}";
    }

    @Override
    public String example() {
      return "# wayout\n";
    }
  }
}
