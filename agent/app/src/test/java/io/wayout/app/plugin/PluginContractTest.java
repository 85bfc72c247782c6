// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.plugin;

import io.wayout.dns.DnsName;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeCloud;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/// The contract on an adapter that comes out of a plug-in's jar.
final class PluginContractTest extends CloudContract {
  @TempDir static Path folder;

  private @Nullable PluginJar jar;

  @Override
  protected FakeCloud newCloud() {
    if (jar == null) {
      jar = PluginJar.pocket(folder);
    }
    return new FakePocket(jar.factory(), DnsName.of("shop.example"));
  }

  @AfterAll
  void closeJar() {
    if (jar != null) {
      jar.close();
    }
  }
}
