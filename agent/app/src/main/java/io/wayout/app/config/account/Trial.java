// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.account;

import io.wayout.app.config.AccountSettings;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.config.tree.Spot;
import io.wayout.app.config.tree.Tree;
import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Secret;
import io.wayout.provider.Setting;
import io.wayout.provider.Wire;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Opens an adapter once, offline, to learn whether it can use its settings; opening does no I/O.
final class Trial {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Problems problems;
  private final boolean areSecretsNeeded;

  Trial(Problems problems, boolean areSecretsNeeded) {
    this.problems = problems;
    this.areSecretsNeeded = areSecretsNeeded;
  }

  void open(Form form, AccountSettings account, ProviderFactory factory) {
    ProviderContext context =
        new ProviderContext(
            account.name(),
            account.texts(),
            account.secrets(),
            () -> Instant.EPOCH,
            DEADLINE,
            request -> new Wire.NotSent("only the configuration is judged"));
    try {
      factory.open(context).close();
    } catch (BadSetting bad) {
      report(
          form,
          bad.setting(),
          ProblemCode.BAD_SETTING,
          bad.getMessage(),
          doc(factory, bad.setting()));
    } catch (Secret.Unavailable unavailable) {
      if (areSecretsNeeded) {
        report(
            form,
            "",
            ProblemCode.SECRET_MISSING,
            unavailable.getMessage(),
            "mend the source of this account's secret");
      }
    }
  }

  private static String doc(ProviderFactory factory, String setting) {
    return factory.settings().stream()
        .filter(s -> s.key().equals(setting))
        .map(Setting::doc)
        .findFirst()
        .orElse("mend this account");
  }

  private void report(
      Form form, String setting, ProblemCode code, @Nullable String message, String remedy) {
    Spot spot =
        form.rest().stream()
            .filter(entry -> entry.key().text().equals(setting))
            .map(Tree.Entry::value)
            .map(Tree::spot)
            .findFirst()
            .orElse(form.spot());
    problems.add(
        code,
        spot,
        form.path() + (setting.isEmpty() ? "" : "/" + setting),
        message == null ? "'" + setting + "' can't be used" : message,
        remedy);
  }
}
