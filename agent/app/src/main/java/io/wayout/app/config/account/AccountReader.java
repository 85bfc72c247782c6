// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.account;

import io.wayout.app.config.AccountSettings;
import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Nearest;
import io.wayout.app.config.tree.Problems;
import io.wayout.provider.ProviderFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads the accounts.
public final class AccountReader {
  private final ConfigEnvironment environment;
  private final Problems problems;
  private final SettingReader settings;
  private final Trial trial;

  public AccountReader(ConfigEnvironment environment, Problems problems, boolean isInlineAllowed) {
    this.environment = environment;
    this.problems = problems;
    this.settings =
        new SettingReader(new SecretReader(environment, problems, isInlineAllowed), problems);
    this.trial = new Trial(problems, environment.areSecretsNeeded());
  }

  /// All accounts by name, broken ones included, so that references to them are no second problem.
  public SortedMap<String, AccountDraft> accounts(List<Field> fields) {
    SortedMap<String, AccountDraft> drafts = new TreeMap<>();
    for (Field field : fields) {
      AccountDraft draft =
          field.form().map(form -> account(field, form)).orElseGet(() -> broken(field));
      drafts.put(field.key(), draft);
    }
    return drafts;
  }

  private AccountDraft account(Field field, Form form) {
    int before = problems.count();
    Optional<ProviderFactory> factory = form.text("provider").flatMap(name -> factory(form, name));
    SettingReader.Read read =
        factory
            .map(f -> settings.read(field.key(), form, f))
            .orElseGet(() -> new SettingReader.Read(Map.of(), Map.of()));
    String provider = form.text("provider").orElse("");
    AccountSettings account =
        new AccountSettings(
            field.key(),
            provider,
            form.text("vendor").orElse(provider),
            read.texts(),
            read.secrets());
    if (problems.count() == before) {
      factory.ifPresent(f -> trial.open(form, account, f));
    }
    return new AccountDraft(
        field,
        account,
        factory.map(ProviderFactory::capabilities),
        Set.copyOf(form.names("zones")));
  }

  private AccountDraft broken(Field field) {
    AccountSettings none = new AccountSettings(field.key(), "", "", Map.of(), Map.of());
    return new AccountDraft(field, none, Optional.empty(), Set.of());
  }

  private Optional<ProviderFactory> factory(Form form, String name) {
    Optional<ProviderFactory> factory = Optional.ofNullable(environment.factories().get(name));
    if (factory.isEmpty()) {
      List<String> known = environment.factories().keySet().stream().sorted().toList();
      problems.add(
          ProblemCode.UNKNOWN_PROVIDER,
          form.spotOf("provider"),
          form.pathOf("provider"),
          "unknown provider '" + name + "'",
          Nearest.remedy(name, known) + brokenPlugins());
    }
    environment.adapters().skipped().stream()
        .filter(skipped -> factory.isPresent() && skipped.provider().equals(name))
        .forEach(skipped ->
            problems.add(
                ProblemCode.PLUGIN_SKIPPED,
                form.spotOf("provider"),
                form.pathOf("provider"),
                skipped.toString(),
                "take its jar out of the plug-in folder, or give its provider another name"));
    return factory;
  }

  /// It may be one of those that could not even be asked for their name.
  private String brokenPlugins() {
    return environment.adapters().skipped().stream()
        .filter(skipped -> skipped.provider().isEmpty())
        .map(skipped -> "; " + skipped)
        .collect(Collectors.joining());
  }
}
