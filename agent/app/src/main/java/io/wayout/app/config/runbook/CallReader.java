// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.runbook;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.account.SecretReader;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.key.Value;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.model.Act.Header;
import io.wayout.app.runbook.model.Act.Statuses;
import io.wayout.app.runbook.model.Template;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads requests and programs. Used once.
final class CallReader {
  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "PUT", "DELETE");
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(secret|token|passw|credential|authorization|cookie|key).*");
  private static final Statuses GOOD = new Statuses(200, 299);

  private final Problems problems;
  private final SecretReader secrets;

  CallReader(Problems problems, SecretReader secrets) {
    this.problems = problems;
    this.secrets = secrets;
  }

  Optional<Act> http(Form form) {
    Optional<String> url = form.text("url").filter(text -> isUrl(form, text));
    String method = form.text("method").orElse("POST");
    Map<String, Header> headers = new TreeMap<>();
    form.named("headers").forEach(f -> header(f).ifPresent(h -> headers.put(f.key(), h)));
    List<Statuses> expect = new ArrayList<>();
    for (Field item : form.items("expect")) {
      if (item.value() instanceof Value.Statuses(var range)) {
        expect.add(new Statuses(range.first(), range.last()));
      }
    }
    boolean isRepeatable =
        form.has("repeatable") ? form.flag("repeatable") : REPEATABLE.contains(method);
    return url.map(u ->
        new Act.Http(
            method,
            u,
            headers,
            form.text("body").orElse(""),
            expect.isEmpty() ? List.of(GOOD) : expect,
            isRepeatable));
  }

  /// A parameter stands for a name that no host has, so that the rest can be judged.
  private boolean isUrl(Form form, String text) {
    String shown = text.replaceAll("\\$\\{[^}]*}", "x");
    try {
      URI uri = new URI(shown);
      boolean isWeb = Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
      boolean isHostFixed = !text.matches("[^/]*//[^/]*\\$\\{.*");
      if (isWeb && uri.getHost() != null && uri.getRawUserInfo() == null && isHostFixed) {
        return true;
      }
    } catch (URISyntaxException bad) {
      problems.add(
          ProblemCode.BAD_VALUE,
          form.spotOf("url"),
          form.pathOf("url"),
          "'" + text + "' is not a URL: " + bad.getReason(),
          "write it as in https://hooks.example/deploy");
      return false;
    }
    problems.add(
        ProblemCode.BAD_VALUE,
        form.spotOf("url"),
        form.pathOf("url"),
        "the URL needs http or https and a host that is written out, and holds no password",
        "write it as in https://hooks.example/deploy; credentials belong in 'headers'");
    return false;
  }

  private Optional<Header> header(Field field) {
    return switch (field.value()) {
      case Value.Text(String text) -> plain(field, text);
      case Value.Part(Form form) -> secrets.of(form).map(Header.Hidden::new);
      case Value.Count _,
          Value.Time _,
          Value.Flag _,
          Value.Name _,
          Value.Host _,
          Value.Address _,
          Value.Statuses _,
          Value.Items _,
          Value.Named _,
          Value.Broken _,
          Value.Raw _ ->
          Optional.empty();
    };
  }

  /// What sounds like a secret must come from a source: a run keeps the text of its runbook.
  private Optional<Header> plain(Field field, String text) {
    if (SECRET.matcher(field.key()).matches()) {
      problems.add(
          ProblemCode.SECRET_INLINE,
          field.spot(),
          field.path(),
          "the header '" + field.key() + "' stands in the file",
          "move it to a file and write {file: /path}");
      return Optional.empty();
    }
    return Optional.of(new Header.Plain(text));
  }

  Optional<Act> exec(Form form) {
    List<String> command =
        form.items("command").stream().map(Field::text).flatMap(Optional::stream).toList();
    boolean isPath =
        !command.isEmpty()
            && command.getFirst().startsWith("/")
            && Template.isPlain(command.getFirst());
    if (!isPath) {
      problems.add(
          ProblemCode.BAD_VALUE,
          form.spotOf("command"),
          form.pathOf("command"),
          "the command must start with a program's absolute path, without a parameter in it",
          "write it as in [/usr/local/bin/page, \"${vendor}\"]; there is no shell");
      return Optional.empty();
    }
    return Optional.of(new Act.Exec(command, form.flag("repeatable")));
  }
}
