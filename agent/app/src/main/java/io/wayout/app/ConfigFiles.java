// SPDX-License-Identifier: Apache-2.0
package io.wayout.app;

import io.wayout.app.breakglass.Breakglass;
import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.HostName;
import io.wayout.app.cli.frame.Parts.Checked;
import io.wayout.app.cli.frame.Parts.ConfigDesk;
import io.wayout.app.cli.frame.Parts.Finding;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.config.Config;
import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.ConfigProblem;
import io.wayout.app.config.LoadResult;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.load.ConfigLoader;
import io.wayout.app.config.runbook.RunbookFile;
import io.wayout.app.config.text.ConfigSchema;
import io.wayout.app.config.text.ConfigTemplate;
import io.wayout.app.config.text.ConfigText;
import io.wayout.app.config.text.ProblemText;
import io.wayout.app.daemon.Factories;
import io.wayout.app.http.form.AuditForm;
import io.wayout.app.json.Json;
import io.wayout.core.audit.Audit;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Topology;
import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Configuration files of this host.
final class ConfigFiles implements ConfigDesk {
  private final ConfigEnvironment environment;

  /// @param variables the process's environment variables
  ConfigFiles(Map<String, String> variables) {
    environment = ConfigEnvironment.ofHost(variables, Factories.look(), HostName.text(variables));
  }

  @Override
  public Checked check(Path config) {
    return switch (ConfigLoader.load(config, environment)) {
      case LoadResult.Valid(var valid, var warnings) ->
          new Checked(
              true,
              findings(warnings),
              valid.topology().domains().size(),
              valid.topology().accounts().size());
      case LoadResult.Invalid(var problems) -> new Checked(false, findings(problems), 0, 0);
    };
  }

  @Override
  public Checked runbook(Path file) {
    try {
      RunbookFile read = RunbookFile.of(file, Files.readString(file), environment.withoutSecrets());
      return new Checked(read.runbook().isPresent(), findings(read.problems()), 0, 0);
    } catch (IOException unreadable) {
      Finding finding =
          new Finding(
              true,
              file.toString(),
              ProblemCode.FILE_UNREADABLE.id(),
              "it can't be read",
              "name another file",
              file + ": it can't be read, or is no UTF-8");
      return new Checked(false, List.of(finding), 0, 0);
    }
  }

  @Override
  public String show(Path config) throws Stop {
    return ConfigText.yaml(valid(config, environment));
  }

  @Override
  public Json audit(Path config, List<String> domains, boolean withPairs) throws Stop {
    Config valid = valid(config, environment.withoutSecrets());
    List<Domain> chosen = new ArrayList<>();
    for (String typed : domains) {
      chosen.add(domain(valid.topology(), typed));
    }
    List<Domain> all = chosen.isEmpty() ? List.copyOf(valid.topology().domains().values()) : chosen;
    Instant now = Instant.now();
    return AuditForm.of(Audit.offline(valid.topology(), valid.home(), all, withPairs, now), now);
  }

  @Override
  public String breakglass(Path config, Breakglass.Format format) throws Stop {
    Config valid = valid(config, environment.withoutSecrets());
    return Breakglass.text(valid, environment.factories(), format, Instant.now());
  }

  private static Domain domain(Topology topology, String typed) throws Stop {
    try {
      Domain domain = topology.domains().get(DnsName.of(typed));
      if (domain != null) {
        return domain;
      }
    } catch (BadValue bad) {
      throw new Stop(ExitCode.USAGE, String.valueOf(bad.getMessage()));
    }
    throw new Stop(ExitCode.USAGE, "there is no domain '" + typed + "' in the configuration");
  }

  private static Config valid(Path config, ConfigEnvironment environment) throws Stop {
    return switch (ConfigLoader.load(config, environment)) {
      case LoadResult.Valid(var valid, _) -> valid;
      case LoadResult.Invalid invalid ->
          throw new Stop(
              ExitCode.CONFIGURATION,
              config + " has errors, so that nothing of it is in effect",
              "see: wayout config check " + config);
    };
  }

  @Override
  public String schema() {
    return ConfigSchema.json();
  }

  @Override
  public String example() {
    return ConfigTemplate.text();
  }

  private static List<Finding> findings(List<ConfigProblem> problems) {
    return problems.stream().map(ConfigFiles::finding).toList();
  }

  private static Finding finding(ConfigProblem problem) {
    String place =
        problem.line() == 0
            ? problem.file().toString()
            : problem.file() + ":" + problem.line() + ":" + problem.column();
    return new Finding(
        problem.isError(),
        place,
        problem.code().id(),
        problem.message(),
        problem.remedy(),
        ProblemText.text(problem));
  }
}
