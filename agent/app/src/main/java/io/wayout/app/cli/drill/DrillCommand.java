// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.drill;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Parts.DrillDesk;
import io.wayout.app.cli.frame.Parts.DrillWish;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Reach;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.term.Progress;
import io.wayout.app.cli.text.Clean;
import io.wayout.app.cli.text.Style;
import io.wayout.app.disk.WholeFile;
import io.wayout.app.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `wayout drill`: the outages of history, played against this configuration.
@Command(
    name = "drill",
    description =
        "Plays outages against the configuration in virtual time, with the real agent in a"
            + " simulated world: who is held, who moves by which link, who is stuck, and what users"
            + " lose with and without wayout. Needs no daemon, no credentials and no network. With"
            + " --live a domain is really moved, watched, and led home.")
public final class DrillCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..*",
      paramLabel = "SCENARIO",
      description = "Scenarios of --list, and scenario files (*.yaml).")
  private List<String> scenarios = new ArrayList<>();

  @Option(names = "--all", description = "Every scenario that comes with the program.")
  private boolean isAll;

  @Option(names = "--list", description = "Show the scenarios that come with the program.")
  private boolean isList;

  @Option(names = "--random", description = "Troubles that the dice choose.")
  private boolean isRandom;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the dice start from (default: 1); the same seed rolls the same.")
  private long seed = 1;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "With --random: how many drills, each from the next seed (default: 1).")
  private int count = 1;

  @Option(
      names = "--as",
      paramLabel = "ROLE=VENDOR",
      description =
          "Who plays a role of a scenario, or who is your primary-cloud, standby-cloud,"
              + " first-link, last-link or home.")
  private Map<String, String> as = new LinkedHashMap<>();

  @Option(
      names = "--auto",
      description = "As if every domain had `mode: auto`: what automation would do.")
  private boolean isAuto;

  @Option(names = "--details", description = "Every line of every drill, also of several.")
  private boolean withDetails;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write a report: FILE.html, FILE.json or FILE.txt.")
  private @Nullable Path report;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Default: $WAYOUT_CONFIG or /etc/wayout/wayout.yaml.")
  private @Nullable Path config;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "text (default), json or html.")
  private Form form = Form.text;

  @Mixin private LiveOptions live = new LiveOptions();

  public DrillCommand(Shell shell) {
    this.shell = shell;
  }

  /// How the outcome is shown.
  enum Form {
    text,
    json,
    html
  }

  @Override
  public Integer call() throws Stop {
    if (live.domain().isPresent()) {
      try (Session session = Reach.daemon(shell, live.socket(), form == Form.json)) {
        return new LiveFlow(session, live).run().number();
      }
    }
    Style style = new Style(shell.isColoured());
    if (isList) {
      Json list = shell.parts().drills().get().list();
      show(form == Form.json ? Clean.jsonText(list) + "\n" : DrillText.list(list, style));
      return ExitCode.DONE.number();
    }
    requireSense();
    Optional<Path> file = Optional.ofNullable(report);
    Optional<Form> filed = file.isPresent() ? Optional.of(form(file.get())) : Optional.empty();
    Json outcome = play();
    if (file.isPresent()) {
      write(file.get(), text(outcome, filed.orElseThrow(), Style.PLAIN));
    }
    show(text(outcome, form, style));
    return code(outcome).number();
  }

  private Json play() throws Stop {
    DrillWish wish = wish();
    DrillDesk desk = shell.parts().drills().get();
    int total = scenarios.size() + wish.randomCount() + (isAll ? desk.count() : 0);
    try (Progress progress = new Progress(shell, total, "played")) {
      return desk.play(shell.config(Optional.ofNullable(config)), wish, n -> progress.show(n, 0));
    }
  }

  private void requireSense() throws Stop {
    boolean isNothing = scenarios.isEmpty() && !isAll && !isRandom;
    if (isNothing) {
      throw new Stop(
          ExitCode.USAGE,
          "there is nothing to play",
          "name a scenario (see: wayout drill --list), or say --all or --random");
    }
    if (count < 1) {
      throw new Stop(ExitCode.USAGE, "--count is 1 or more");
    }
  }

  private DrillWish wish() {
    return new DrillWish(scenarios, isAll, isRandom ? count : 0, seed, as, isAuto);
  }

  private String text(Json outcome, Form wanted, Style style) {
    return switch (wanted) {
      case text -> new DrillText(style, withDetails).all(Clean.json(outcome));
      case json -> Clean.jsonText(outcome) + "\n";
      case html -> DrillPage.of(Clean.json(outcome));
    };
  }

  private void show(String text) {
    shell.out().print(text);
    shell.out().flush();
  }

  private static Form form(Path file) throws Stop {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".html") || name.endsWith(".htm")) {
      return Form.html;
    }
    if (name.endsWith(".json")) {
      return Form.json;
    }
    if (name.endsWith(".txt")) {
      return Form.text;
    }
    throw new Stop(
        ExitCode.USAGE, "no kind of report ends like " + file, "name it .html, .json or .txt");
  }

  private static void write(Path file, String text) throws Stop {
    try {
      WholeFile.write(file, text);
    } catch (IOException broken) {
      throw new Stop(
          ExitCode.FAILED,
          file + " can't be written: " + broken.getMessage(),
          "choose another place with --report; an older file there is untouched");
    }
  }

  private static ExitCode code(Json outcome) {
    return switch (outcome.text("verdict")) {
      case "passed" -> ExitCode.DONE;
      case "stuck" -> ExitCode.NO_WAY_OUT;
      default -> ExitCode.FAILED;
    };
  }
}
