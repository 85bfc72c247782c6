// SPDX-License-Identifier: Apache-2.0
package io.wayout.app;

import io.wayout.app.cli.Cli;
import io.wayout.app.cli.frame.Parts;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.daemon.Factories;
import io.wayout.app.daemon.InProcess;
import io.wayout.app.daemon.ServiceRunner;
import io.wayout.app.demo.DemoRun;
import io.wayout.app.drill.Drills;
import io.wayout.app.observe.LogSettings;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Where the program begins and ends.
public final class Main {
  private static final int BUFFER_BYTES = 8 * 1024;

  private Main() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    LogSettings.apply(environment, System::setProperty);
    System.exit(new Cli(shell(environment)).run(arguments));
  }

  /// UTF-8 whatever the locale is: a domain's reason may be in any language.
  private static Shell shell(Map<String, String> environment) {
    return new Shell(
        stream(FileDescriptor.out, false),
        stream(FileDescriptor.err, true),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent(),
        environment,
        parts(environment));
  }

  private static PrintStream stream(FileDescriptor descriptor, boolean isFlushed) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
        isFlushed,
        StandardCharsets.UTF_8);
  }

  private static Parts parts(Map<String, String> environment) {
    return new Parts(
        ServiceRunner::new,
        DemoRun::new,
        InProcess::new,
        () -> new ConfigFiles(environment),
        Factories::look,
        () -> new Drills(environment, Factories.look()));
  }
}
