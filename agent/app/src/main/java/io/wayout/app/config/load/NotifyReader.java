// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import io.wayout.app.config.ChannelSettings;
import io.wayout.app.config.ChannelSettings.Filter;
import io.wayout.app.config.ChannelSettings.Kind;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.Telling;
import io.wayout.app.config.account.SecretReader;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Problems;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.provider.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads how people hear of what happens.
final class NotifyReader {
  private static final List<String> SECRETS = List.of("url", "secret", "routing-key", "password");
  private static final List<String> TEXTS =
      List.of("server", "tls", "user", "from", "to", "command");

  private final Problems problems;
  private final SecretReader secrets;

  NotifyReader(Problems problems, SecretReader secrets) {
    this.problems = problems;
    this.secrets = secrets;
  }

  Telling telling(Form root) {
    Form agent = root.partOrDefaults("agent");
    return new Telling(
        agent.url("url"),
        agent.part("heartbeat").flatMap(this::heartbeat),
        channels(root.items("notify")));
  }

  private Optional<Telling.Heartbeat> heartbeat(Form form) {
    return form.part("url")
        .flatMap(secrets::of)
        .map(url -> new Telling.Heartbeat(url, form.time("interval").orElseThrow()));
  }

  private List<ChannelSettings> channels(List<Field> fields) {
    List<ChannelSettings> channels = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Field field : fields) {
      Optional<ChannelSettings> channel = field.form().flatMap(this::channel);
      if (channel.isPresent() && !names.add(channel.get().name())) {
        problems.add(
            ProblemCode.DUPLICATE_KEY,
            field.spot(),
            field.path(),
            "two channels are named '" + channel.get().name() + "'",
            "rename one of them");
      }
      channel.ifPresent(channels::add);
    }
    return channels;
  }

  private Optional<ChannelSettings> channel(Form form) {
    Optional<String> name = form.text("name");
    Optional<Kind> kind = form.text("type").flatMap(NotifyReader::kind);
    if (name.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    judgeKeys(form, kind.get());
    return Optional.of(
        new ChannelSettings(
            name.get(),
            kind.get(),
            filter(form),
            form.number("rate").orElseThrow(),
            form.time("digest").orElseThrow(),
            vendors(form, kind.get()),
            texts(form),
            secrets(form)));
  }

  private static Optional<Kind> kind(String word) {
    return Arrays.stream(Kind.values()).filter(k -> k.word().equals(word)).findFirst();
  }

  private void judgeKeys(Form form, Kind kind) {
    List<String> own = new ArrayList<>(SECRETS);
    own.addAll(TEXTS);
    for (String key : own) {
      if (form.has(key) && !kind.takes(key)) {
        add(
            form,
            key,
            "'" + key + "' means nothing to a channel of type " + kind.word(),
            "remove it");
      }
      if (!form.has(key) && kind.needs(key)) {
        problems.add(
            ProblemCode.MISSING_KEY,
            form.spot(),
            form.pathOf(key),
            "a channel of type " + kind.word() + " needs '" + key + "'",
            "add '" + key + ":'");
      }
    }
    boolean isShell = kind == Kind.EXEC && form.has("command") && !isAbsolute(form);
    if (isShell) {
      add(
          form,
          "command",
          "the command must start with a program's absolute path",
          "there is no shell");
    }
    boolean isOpen = "none".equals(form.text("tls").orElse("")) && form.has("password");
    if (isOpen) {
      add(
          form,
          "tls",
          "a password is not sent without TLS",
          "write tls: starttls, or remove user and password");
    }
  }

  private static boolean isAbsolute(Form form) {
    return form.items("command").stream()
        .findFirst()
        .flatMap(Field::text)
        .orElse("")
        .startsWith("/");
  }

  private void add(Form form, String key, String message, String remedy) {
    problems.add(ProblemCode.CONFLICTING_KEYS, form.spotOf(key), form.pathOf(key), message, remedy);
  }

  private static Filter filter(Form form) {
    String level = form.text("level").orElseThrow().toUpperCase(Locale.ROOT);
    return new Filter(Level.valueOf(level), codes(form, "codes"), codes(form, "except"));
  }

  private static Set<Code> codes(Form form, String key) {
    return form.items(key).stream()
        .flatMap(f -> f.text().stream())
        .map(Code::valueOf)
        .collect(Collectors.toSet());
  }

  private static List<String> vendors(Form form, Kind kind) {
    List<String> vendors = new ArrayList<>(List.of(form.text("vendor").orElse(kind.vendor())));
    form.items("depends-on").forEach(f -> f.text().ifPresent(vendors::add));
    return vendors;
  }

  private static Map<String, List<String>> texts(Form form) {
    Map<String, List<String>> texts = new HashMap<>();
    form.host("server").ifPresent(s -> texts.put("server", List.of(s.toString())));
    for (String key : List.of("tls", "user", "from")) {
      form.text(key).ifPresent(text -> texts.put(key, List.of(text)));
    }
    for (String key : List.of("to", "command")) {
      texts.put(key, form.items(key).stream().flatMap(f -> f.text().stream()).toList());
    }
    return texts;
  }

  private Map<String, Secret> secrets(Form form) {
    Map<String, Secret> found = new HashMap<>();
    for (String key : SECRETS) {
      form.part(key).flatMap(secrets::of).ifPresent(secret -> found.put(key, secret));
    }
    return found;
  }
}
