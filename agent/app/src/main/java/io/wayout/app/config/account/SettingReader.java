// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.account;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.key.FormReader;
import io.wayout.app.config.tree.Nearest;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.config.tree.Tree;
import io.wayout.app.config.tree.Tree.Scalar;
import io.wayout.dns.DnsName;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Secret;
import io.wayout.provider.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads an account's settings as its provider declares them.
final class SettingReader {
  private static final String ZONES = "zones";

  private final SecretReader secrets;
  private final Problems problems;

  record Read(Map<String, List<String>> texts, Map<String, Secret> secrets) {}

  SettingReader(SecretReader secrets, Problems problems) {
    this.secrets = secrets;
    this.problems = problems;
  }

  Read read(String account, Form form, ProviderFactory factory) {
    Map<String, List<String>> texts = new TreeMap<>();
    Map<String, Secret> found = new TreeMap<>();
    for (Tree.Entry entry : form.rest()) {
      String key = entry.key().text();
      String path = form.path() + "/" + FormReader.escaped(key);
      Optional<Setting> setting =
          factory.settings().stream().filter(s -> s.key().equals(key)).findFirst();
      if (setting.isEmpty()) {
        reportUnknown(entry, path, factory);
        continue;
      }
      switch (setting.get().kind()) {
        case TEXT -> texts(entry, path, false).ifPresent(values -> texts.put(key, values));
        case TEXTS -> texts(entry, path, true).ifPresent(values -> texts.put(key, values));
        case SECRET -> secrets.secret(entry, path).ifPresent(secret -> found.put(key, secret));
      }
    }
    declaredZones(form, factory).ifPresent(zones -> texts.put(ZONES, zones));
    reportMissing(account, form, factory);
    return new Read(texts, found);
  }

  /// Some providers take the account's zones as a setting of their own.
  private static Optional<List<String>> declaredZones(Form form, ProviderFactory factory) {
    boolean isSetting = factory.settings().stream().anyMatch(s -> s.key().equals(ZONES));
    List<String> zones = form.names(ZONES).stream().map(DnsName::text).toList();
    return isSetting && !zones.isEmpty() ? Optional.of(zones) : Optional.empty();
  }

  private void reportUnknown(Tree.Entry entry, String path, ProviderFactory factory) {
    List<String> known =
        Stream.concat(
                factory.settings().stream().map(Setting::key),
                Stream.of("provider", "vendor", ZONES))
            .toList();
    problems.add(
        ProblemCode.UNKNOWN_KEY,
        entry.key().spot(),
        path,
        "unknown setting '" + entry.key().text() + "' of the provider " + factory.name(),
        Nearest.remedy(entry.key().text(), known));
  }

  private void reportMissing(String account, Form form, ProviderFactory factory) {
    for (Setting setting : factory.settings()) {
      boolean isThere =
          form.has(setting.key())
              || form.rest().stream().anyMatch(e -> e.key().text().equals(setting.key()));
      if (setting.isRequired() && !isThere) {
        problems.add(
            ProblemCode.MISSING_KEY,
            form.spot(),
            form.path() + "/" + setting.key(),
            "the account '%s' needs '%s' (%s)".formatted(account, setting.key(), factory.name()),
            "add '" + setting.key() + ":'. " + setting.doc());
      }
    }
  }

  private Optional<List<String>> texts(Tree.Entry entry, String path, boolean areMany) {
    List<Tree> trees =
        areMany && entry.value() instanceof Tree.Items items
            ? items.items()
            : List.of(entry.value());
    List<String> values =
        trees.stream()
            .flatMap(tree -> tree instanceof Scalar scalar ? Stream.of(scalar) : Stream.empty())
            .filter(scalar -> !scalar.isAbsent() && !scalar.text().isBlank())
            .map(Scalar::text)
            .toList();
    if (values.isEmpty() || values.size() < trees.size()) {
      problems.add(
          ProblemCode.WRONG_TYPE,
          entry.value().spot(),
          path,
          "'"
              + entry.key().text()
              + "' must be "
              + (areMany ? "a text or a list of texts" : "a text"),
          "write a text; numbers and words need no quotes");
      return Optional.empty();
    }
    return Optional.of(values);
  }
}
