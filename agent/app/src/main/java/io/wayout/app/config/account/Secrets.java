// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.account;

import io.wayout.app.config.CommandRunner;
import io.wayout.app.config.FileView;
import io.wayout.app.config.SecretSource;
import io.wayout.provider.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Where secrets come from. Each is read when it is used, and prints as its source (I90).
sealed interface Secrets extends SecretSource {
  int BYTES_MAX = 64 * 1024;
  int READABLE_BY_OTHERS = 0_077;

  record OfVariable(String name, Map<String, String> variables) implements Secrets {
    @Override
    public String reveal() {
      String value = variables.get(name);
      if (value == null) {
        throw new Secret.Unavailable("the environment variable " + name + " is not set");
      }
      return trimmed(value, this);
    }

    @Override
    public Map<String, Object> source() {
      return Map.of("env", name);
    }

    @Override
    public String toString() {
      return source().toString();
    }
  }

  record OfFile(Path file, FileView files) implements Secrets {
    @Override
    public String reveal() {
      try {
        if ((files.mode(file) & READABLE_BY_OTHERS) != 0) {
          throw new Secret.Unavailable(
              "others than its owner may read the secret file " + file + "; chmod 600 it");
        }
        return trimmed(content(file, files), this);
      } catch (IOException unreadable) {
        throw new Secret.Unavailable("the secret file " + file + " can't be read");
      }
    }

    @Override
    public Map<String, Object> source() {
      return Map.of("file", file.toString());
    }

    @Override
    public String toString() {
      return source().toString();
    }
  }

  /// A file that systemd made for this service alone; it guards the access itself.
  record OfCredential(Path folder, String name, FileView files) implements Secrets {
    @Override
    public String reveal() {
      try {
        return trimmed(content(folder.resolve(name), files), this);
      } catch (IOException unreadable) {
        throw new Secret.Unavailable("the credential " + name + " can't be read in " + folder);
      }
    }

    @Override
    public Map<String, Object> source() {
      return Map.of("credential", name);
    }

    @Override
    public String toString() {
      return source().toString();
    }
  }

  /// A credential outside the service that systemd gives it to.
  record Unseen(String name) implements Secrets {
    @Override
    public String reveal() {
      throw new Secret.Unavailable(
          "the credential " + name + " is only there for the service ($CREDENTIALS_DIRECTORY)");
    }

    @Override
    public Map<String, Object> source() {
      return Map.of("credential", name);
    }

    @Override
    public String toString() {
      return source().toString();
    }
  }

  record OfCommand(List<String> command, CommandRunner commands) implements Secrets {
    public OfCommand {
      command = List.copyOf(command);
    }

    @Override
    public String reveal() {
      try {
        return trimmed(commands.run(command), this);
      } catch (IOException failed) {
        throw new Secret.Unavailable("the secret's command failed: " + failed.getMessage());
      }
    }

    @Override
    public Map<String, Object> source() {
      return Map.of("command", command);
    }

    @Override
    public String toString() {
      return source().toString();
    }
  }

  record Inline(String value) implements Secrets {
    @Override
    public String reveal() {
      return value;
    }

    @Override
    public Map<String, Object> source() {
      return Map.of();
    }

    @Override
    public String toString() {
      return "(inline)";
    }
  }

  private static String content(Path file, FileView files) throws IOException {
    return new String(files.read(file, BYTES_MAX), StandardCharsets.UTF_8);
  }

  private static String trimmed(String text, Secrets source) {
    String value = text.strip();
    if (value.isEmpty()) {
      throw new Secret.Unavailable("the secret from " + source + " is empty");
    }
    return value;
  }
}
