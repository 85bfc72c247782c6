// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.local;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Parts.Checked;
import io.wayout.app.cli.frame.Parts.Finding;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.session.Form;
import io.wayout.app.cli.text.Clean;
import io.wayout.app.json.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `wayout config check [FILE]`.
@Command(
    name = "check",
    description =
        "Reads a configuration and everything it includes, and shows every problem with"
            + " its place and remedy; opens no connection.")
public final class ConfigCheckCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Default: $WAYOUT_CONFIG or /etc/wayout/wayout.yaml.")
  private @Nullable Path file;

  @Mixin private Form form = new Form();

  public ConfigCheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Path path = shell.config(Optional.ofNullable(file));
    Checked checked = shell.parts().config().get().check(path);
    if (form.isJson()) {
      shell.out().println(Clean.jsonText(json(path, checked)));
    } else {
      shell.out().print(words(path, checked));
    }
    shell.out().flush();
    return (checked.isValid() ? ExitCode.DONE : ExitCode.CONFIGURATION).number();
  }

  private String words(Path path, Checked checked) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : checked.problems()) {
      finding.words().lines().forEach(line -> text.append(Clean.text(line)).append('\n'));
    }
    long errors = checked.problems().stream().filter(Finding::isError).count();
    String end =
        checked.isValid()
            ? path
                + " is valid: "
                + checked.domains()
                + " domain(s), "
                + checked.accounts()
                + " account(s)"
            : path + " has " + errors + (errors == 1 ? " error" : " errors");
    return text.append(end).append('\n').toString();
  }

  private static Json json(Path path, Checked checked) {
    return Json.object()
        .put("path", path.toString())
        .put("isValid", checked.isValid())
        .put("domains", checked.domains())
        .put("accounts", checked.accounts())
        .put("problems", Json.array(checked.problems(), ConfigCheckCommand::json))
        .build();
  }

  private static Json json(Finding finding) {
    return Json.object()
        .put("isError", finding.isError())
        .put("place", finding.place())
        .put("code", finding.code())
        .put("message", finding.message())
        .put("remedy", finding.remedy())
        .build();
  }
}
