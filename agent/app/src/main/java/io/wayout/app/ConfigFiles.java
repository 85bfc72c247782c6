// SPDX-License-Identifier: Apache-2.0
package io.wayout.app;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.HostName;
import io.wayout.app.cli.frame.Parts.Checked;
import io.wayout.app.cli.frame.Parts.ConfigDesk;
import io.wayout.app.cli.frame.Parts.Finding;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.ConfigProblem;
import io.wayout.app.config.LoadResult;
import io.wayout.app.config.load.ConfigLoader;
import io.wayout.app.config.text.ConfigSchema;
import io.wayout.app.config.text.ConfigTemplate;
import io.wayout.app.config.text.ConfigText;
import io.wayout.app.config.text.ProblemText;
import io.wayout.app.daemon.Factories;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Configuration files of this host.
final class ConfigFiles implements ConfigDesk {
  private final ConfigEnvironment environment;

  /// @param variables the process's environment variables
  ConfigFiles(Map<String, String> variables) {
    environment =
        ConfigEnvironment.ofHost(variables, Factories.installed(), HostName.text(variables));
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
  public String show(Path config) throws Stop {
    return switch (ConfigLoader.load(config, environment)) {
      case LoadResult.Valid(var valid, _) -> ConfigText.yaml(valid);
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
