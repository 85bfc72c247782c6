// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.account;

import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.key.FormReader;
import io.wayout.app.config.key.Keys;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.config.tree.Tree;
import io.wayout.provider.Secret;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads where a secret comes from and whether it is there, without reading the secret. No message
/// ever holds a value.
public final class SecretReader {
  private final ConfigEnvironment environment;
  private final Problems problems;
  private final boolean isInlineAllowed;

  /// @param isInlineAllowed a secret may stand in the file itself
  public SecretReader(ConfigEnvironment environment, Problems problems, boolean isInlineAllowed) {
    this.environment = environment;
    this.problems = problems;
    this.isInlineAllowed = isInlineAllowed;
  }

  Optional<Secret> secret(Tree.Entry entry, String path) {
    return switch (entry.value()) {
      case Tree.Scalar scalar -> inline(entry, scalar, path);
      case Tree.Table table ->
          source(new FormReader(problems).form(table, Keys.SECRET, path, entry.key().spot()));
      case Tree.Items items -> {
        problems.add(
            ProblemCode.WRONG_TYPE,
            items.spot(),
            path,
            "the secret '" + entry.key().text() + "' is a list",
            "write {file: /path}, {credential: NAME}, {command: [...]} or {env: NAME}");
        yield Optional.empty();
      }
    };
  }

  /// The secret whose source is read already; empty after a reported problem.
  public Optional<Secret> of(Form source) {
    return source(source);
  }

  private Optional<Secret> inline(Tree.Entry entry, Tree.Scalar scalar, String path) {
    if (scalar.isAbsent()) {
      problems.add(
          ProblemCode.WRONG_TYPE,
          entry.key().spot(),
          path,
          "the secret '" + entry.key().text() + "' has no value",
          "write {file: /path}, {credential: NAME}, {command: [...]} or {env: NAME}");
      return Optional.empty();
    }
    if (!isInlineAllowed) {
      problems.add(
          ProblemCode.SECRET_INLINE,
          scalar.spot(),
          path,
          "the secret '" + entry.key().text() + "' stands in the file",
          "move it to a file and write {file: /path}; in a lab set 'allow-inline-secrets: true'");
      return Optional.empty();
    }
    return Optional.of(new Secrets.Inline(scalar.text()));
  }

  private Optional<Secret> source(Form form) {
    if (form.fields().isEmpty() && !form.rest().isEmpty()) {
      return Optional.empty();
    }
    if (form.fields().size() != 1) {
      problems.add(
          ProblemCode.CONFLICTING_KEYS,
          form.spot(),
          form.path(),
          "a secret needs exactly one of env, file, credential, command",
          form.fields().isEmpty() ? "add one" : "keep one of " + form.fields().keySet());
      return Optional.empty();
    }
    Field field = form.fields().values().iterator().next();
    return switch (field.key()) {
      case "env" -> field.text().flatMap(name -> variable(name, field));
      case "file" -> field.text().flatMap(name -> file(name, field));
      case "credential" -> field.text().flatMap(name -> credential(name, field));
      default -> command(form, field);
    };
  }

  private Optional<Secret> variable(String name, Field field) {
    if (environment.variables().getOrDefault(name, "").isBlank()) {
      return missing(
          name,
          field,
          "the environment variable '" + name + "' is not set",
          "set it where wayout is started");
    }
    return Optional.of(new Secrets.OfVariable(name, environment.variables()));
  }

  private Optional<Secret> file(String name, Field field) {
    try {
      Path file = field.spot().file().resolveSibling(name);
      int mode = environment.files().mode(file);
      if ((mode & Secrets.READABLE_BY_OTHERS) != 0) {
        problems.add(
            ProblemCode.SECRET_EXPOSED,
            field.spot(),
            field.path(),
            "others than its owner may use the secret file %s (mode %04o)".formatted(file, mode),
            "chmod 600 " + file);
      }
      return Optional.of(new Secrets.OfFile(file, environment.files()));
    } catch (IOException | InvalidPathException absent) {
      return missing(
          name, field, "the secret file '" + name + "' can't be found", "create it with mode 0600");
    }
  }

  private Optional<Secret> credential(String name, Field field) {
    if (environment.credentials().isEmpty()) {
      problems.add(
          ProblemCode.CREDENTIAL_UNSEEN,
          field.spot(),
          field.path(),
          "the credential '"
              + name
              + "' can't be seen from here: $CREDENTIALS_DIRECTORY is not set",
          "the service needs LoadCredential=" + name + ":/path in its unit");
      return Optional.of(new Secrets.Unseen(name));
    }
    Path folder = environment.credentials().get();
    try {
      environment.files().mode(folder.resolve(name));
      return Optional.of(new Secrets.OfCredential(folder, name, environment.files()));
    } catch (IOException absent) {
      return missing(
          name,
          field,
          "the credential '" + name + "' is not in " + folder,
          "add LoadCredential=" + name + ":/path to the unit");
    }
  }

  private Optional<Secret> command(Form form, Field field) {
    List<String> command =
        form.items("command").stream().map(Field::text).flatMap(Optional::stream).toList();
    if (command.isEmpty() || !command.getFirst().startsWith("/")) {
      problems.add(
          ProblemCode.BAD_VALUE,
          field.spot(),
          field.path(),
          "the command must start with a program's absolute path",
          "write it as in [/usr/bin/pass, show, dns-token]; there is no shell");
      return Optional.empty();
    }
    return Optional.of(new Secrets.OfCommand(command, environment.commands()));
  }

  private Optional<Secret> missing(String name, Field field, String message, String remedy) {
    if (!environment.areSecretsNeeded()) {
      return Optional.of(new Secrets.Unseen(name));
    }
    problems.add(ProblemCode.SECRET_MISSING, field.spot(), field.path(), message, remedy);
    return Optional.empty();
  }
}
