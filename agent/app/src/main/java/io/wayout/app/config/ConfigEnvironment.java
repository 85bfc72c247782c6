// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import io.wayout.provider.ProviderFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The world around a configuration, so that loading needs no other.
///
/// @param variables the environment variables
/// @param adapters the adapters on this host
/// @param credentials systemd's `$CREDENTIALS_DIRECTORY`
/// @param hostName the default of `agent.id`
/// @param areSecretsNeeded a secret that is not here is an error
public record ConfigEnvironment(
    Map<String, String> variables,
    Adapters adapters,
    Optional<Path> credentials,
    FileView files,
    CommandRunner commands,
    String hostName,
    boolean areSecretsNeeded) {
  private static final Duration COMMAND_DEADLINE = Duration.ofSeconds(5);

  public ConfigEnvironment {
    variables = Map.copyOf(variables);
  }

  /// The adapters that can be used, by their provider name.
  public Map<String, ProviderFactory> factories() {
    return adapters.byName();
  }

  /// The real disk and real programs.
  ///
  /// @param variables the environment variables, `CREDENTIALS_DIRECTORY` among them where systemd
  ///   gives credentials
  public static ConfigEnvironment ofHost(
      Map<String, String> variables, Adapters adapters, String hostName) {
    return new ConfigEnvironment(
        variables,
        adapters,
        Optional.ofNullable(variables.get("CREDENTIALS_DIRECTORY")).map(Path::of),
        new DiskFiles(),
        new ProcessCommands(COMMAND_DEADLINE),
        hostName,
        true);
  }

  /// The same where nothing will be opened, so that secrets may be elsewhere: on a build machine, a
  /// configuration can be judged all the same.
  public ConfigEnvironment withoutSecrets() {
    return new ConfigEnvironment(
        variables, adapters, credentials, files, commands, hostName, false);
  }
}
