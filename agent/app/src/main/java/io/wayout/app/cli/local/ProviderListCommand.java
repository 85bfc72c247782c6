// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.local;

import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.session.Form;
import io.wayout.app.cli.text.Clean;
import io.wayout.app.cli.text.Style;
import io.wayout.app.cli.text.Table;
import io.wayout.app.config.Adapters;
import io.wayout.app.config.Adapters.Skipped;
import io.wayout.app.http.form.ProviderForm;
import io.wayout.app.json.Json;
import io.wayout.provider.ProviderFactory;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `wayout provider list`.
@Command(
    name = "list",
    description =
        "Shows the DNS providers that wayout speaks to, what each can do and the settings"
            + " that an account of it takes.")
public final class ProviderListCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private Form form = new Form();

  public ProviderListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Adapters adapters = shell.parts().providers().get();
    List<ProviderFactory> providers =
        adapters.byName().values().stream()
            .sorted(Comparator.comparing(ProviderFactory::name))
            .toList();
    Json answer =
        Json.object()
            .put("providers", Json.array(providers, ProviderForm::of))
            .put("skipped", Json.array(adapters.skipped(), ProviderListCommand::json))
            .build();
    shell.out().print(form.isJson() ? Clean.jsonText(answer) + "\n" : words(answer));
    shell.out().flush();
    return 0;
  }

  private String words(Json answer) {
    Style style = new Style(shell.isColoured());
    StringBuilder text = new StringBuilder();
    for (Json provider : answer.list("providers")) {
      Table table = new Table();
      provider.list("capabilities").forEach(c -> table.row(c.text("name"), c.text("value")));
      provider
          .list("settings")
          .forEach(s ->
              table.row(
                  s.text("key") + (s.isTrue("isRequired") ? " (required)" : ""), s.text("doc")));
      text.append(style.bold(provider.text("name"))).append('\n').append(table.render("  "));
    }
    for (Json skipped : answer.list("skipped")) {
      text.append("WARN plug-in not loaded: ").append(skipped.text("reason")).append('\n');
    }
    return text.toString();
  }

  private static Json json(Skipped skipped) {
    return Json.object()
        .put("provider", skipped.provider())
        .put("reason", skipped.reason())
        .build();
  }
}
