// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.plugin.FakePocket;
import io.wayout.app.plugin.PluginJar;
import io.wayout.dns.DnsName;
import io.wayout.dns.Ttl;
import io.wayout.testkit.cloud.CloudVendor;
import io.wayout.testkit.server.Brand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The daemon with plug-ins that nobody of this project has built.
final class PluginTest {
  private static final String POLICY = "mode: auto, down-for: 0s, standby-for: 1s";

  @TempDir Path folder;

  @Test
  void vendorOfAPlugin_movesTheRecord() throws IOException {
    try (PluginJar jar = PluginJar.pocket(Files.createDirectory(folder.resolve("plugin")));
        TwoVendors world = new TwoVendors(folder, Brand.BIND, 1);
        CloudVendor pocket =
            new CloudVendor(new FakePocket(jar.factory(), DnsName.of("hatch.example")).open())) {
      pocket.put(TwoVendors.lower(0), new Ttl(30), List.of(TwoVendors.PRIMARY.absolute()));
      pocket.cloud().servedBy(List.of(TwoVendors.lower(0)), world.second::put);
      Path config = world.config(POLICY, text -> atPocket(text, world, pocket));

      try (AgentProcess agent =
          AgentProcess.withPlugin(jar.file(), config, folder.resolve("agent.log"))) {
        agent.awaitReady(world.socket());
        new Operator(world.socket()).awaitCalm(TwoVendors.domain(0));
        world.primary.refuse();

        Operator.await(
            "moved at pocket", () -> world.lowerTarget(0).equals(Optional.of(TwoVendors.STANDBY)));
        assertThat(world.upperTarget(0)).contains(TwoVendors.lower(0).name());
      }
    }
  }

  @Test
  void brokenPlugin_isToldAndTheAgentRuns() throws IOException {
    try (TwoVendors world = new TwoVendors(folder, Brand.BIND, 1);
        AgentProcess agent =
            AgentProcess.withPlugin(broken(), world.config(POLICY), folder.resolve("agent.log"))) {
      agent.awaitReady(world.socket());

      new Operator(world.socket()).awaitCalm(TwoVendors.domain(0));
      assertThat(agent.log().lines())
          .anyMatch(line ->
              line.contains("WARN")
                  && line.contains("plug-in not loaded")
                  && line.contains("example.NotThere"));
    }
  }

  /// A jar that promises a class that it has not.
  private Path broken() throws IOException {
    Path jar = folder.resolve("broken.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("META-INF/services/io.wayout.provider.ProviderFactory"));
      entries.write("example.NotThere".getBytes(StandardCharsets.UTF_8));
      entries.closeEntry();
    }
    return jar;
  }

  /// The second account is at the plug-in's vendor.
  private static String atPocket(String text, TwoVendors world, CloudVendor pocket) {
    String account =
        """
          second:
            provider: pocket
            vendor: vendor-b
            zones: [hatch.example]
            endpoint: %s/v1
            token: %s
            name-servers: ["127.0.0.1:%d"]
        defaults:
        """
            .formatted(
                pocket.cloud().uri(),
                pocket.cloud().secrets(true).values().iterator().next().reveal(),
                world.second.address().getPort());
    return text.replaceFirst("(?s)  second:\n.*?\ndefaults:\n", Matcher.quoteReplacement(account));
  }
}
