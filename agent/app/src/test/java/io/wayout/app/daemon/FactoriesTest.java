// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Adapters;
import io.wayout.app.config.Adapters.Skipped;
import io.wayout.provider.Capabilities;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Setting;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactoriesTest {
  private static final String SERVICES = "META-INF/services/io.wayout.provider.ProviderFactory";

  @TempDir Path folder;

  @Test
  void brokenPlugins_areSkippedAndTheOthersFound() throws IOException {
    Adapters found =
        look(
            "example.NotThere",
            TooOld.class.getName(),
            Thrower.class.getName(),
            Good.class.getName());

    assertThat(found.byName()).containsKeys("good", "memory", "rfc2136");
    assertThat(found.byName().keySet()).containsAll(Factories.installed().keySet());
  }

  @Test
  void eachBrokenPlugin_isToldInOneLine() throws IOException {
    Adapters found = look("example.NotThere", TooOld.class.getName(), Thrower.class.getName());

    assertThat(found.skipped()).extracting(Skipped::provider).containsOnly("");
    assertThat(found.skipped())
        .extracting(Skipped::reason)
        .satisfiesExactly(
            reason -> assertThat(reason).contains("example.NotThere not found"),
            reason -> assertThat(reason).contains("TooOld").contains("AbstractMethodError"),
            reason -> assertThat(reason).contains("Thrower").contains("as bad code does"))
        .allMatch(reason -> reason.lines().count() == 1);
  }

  @Test
  void unreadableServicesFile_isSkipped() throws IOException {
    Adapters found = look("no class name at all");

    assertThat(found.byName().keySet()).isEqualTo(Factories.installed().keySet());
    assertThat(found.skipped()).hasSize(1);
  }

  @Test
  void nameOfABuiltInAdapter_isNotTaken() throws IOException {
    Adapters found = look(Usurper.class.getName());

    assertThat(found.byName().get("memory")).isNotInstanceOf(Usurper.class);
    assertThat(found.skipped())
        .containsExactly(
            new Skipped(
                "memory", Usurper.class.getName() + ": there is an adapter 'memory' already"));
  }

  @Test
  void nameThatNoConfigurationCanWrite_isSkipped() throws IOException {
    Adapters found = look(Shouting.class.getName());

    assertThat(found.byName()).doesNotContainKey("My Vendor");
    assertThat(found.skipped()).hasSize(1);
  }

  /// A plug-in folder at the end of the class path.
  private Adapters look(String... classNames) throws IOException {
    Path file = folder.resolve(SERVICES);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", classNames));
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(urls, Thread.currentThread().getContextClassLoader())) {
      return Factories.look(ServiceLoader.load(ProviderFactory.class, loader));
    }
  }

  /// A plug-in that works.
  public static class Good implements ProviderFactory {
    @Override
    public String name() {
      return "good";
    }

    @Override
    public Capabilities capabilities() {
      return Factories.installed().values().iterator().next().capabilities();
    }

    @Override
    public List<Setting> settings() {
      return List.of();
    }

    @Override
    public DnsProvider open(ProviderContext context) {
      throw new IllegalStateException("is not opened here");
    }
  }

  /// As if made for a contract that had less methods.
  public static final class TooOld extends Good {
    @Override
    public Capabilities capabilities() {
      throw new AbstractMethodError("capabilities()");
    }
  }

  /// Fails as it is made.
  public static final class Thrower extends Good {
    public Thrower() {
      throw new IllegalStateException("as bad code does");
    }
  }

  /// Wants the accounts of another.
  public static final class Usurper extends Good {
    @Override
    public String name() {
      return "memory";
    }
  }

  /// Has a name that is none.
  public static final class Shouting extends Good {
    @Override
    public String name() {
      return "My Vendor";
    }
  }
}
