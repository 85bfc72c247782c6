// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import io.wayout.app.config.Adapters;
import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.DiskFiles;
import io.wayout.app.config.FileView;
import io.wayout.app.drill.Drills;
import io.wayout.provider.ProviderFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The example configurations, as on a host with every adapter.
public final class Examples {
  private Examples() {}

  /// The configuration that the documents recommend.
  public static Path recommended() {
    return SourceTree.at("deploy/examples/two-clouds.yaml");
  }

  /// Drills of them.
  public static Drills drills() {
    return new Drills(environment());
  }

  public static ConfigEnvironment environment() {
    Map<String, ProviderFactory> factories =
        ServiceLoader.load(ProviderFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(ProviderFactory::name, Function.identity()));
    return new ConfigEnvironment(
        Map.of("POWERDNS_KEY", "example"),
        Adapters.of(factories),
        Optional.empty(),
        new PrivateFiles(),
        command -> {
          throw new IOException("no programs here");
        },
        "edge-1",
        true);
  }

  /// The disk, as it is on a host with every secret in place: permissions of a checkout differ.
  private static final class PrivateFiles implements FileView {
    private final FileView disk = new DiskFiles();

    @Override
    public int mode(Path file) {
      return 0_600;
    }

    @Override
    public byte[] read(Path file, int bytesMax) throws IOException {
      return disk.read(file, bytesMax);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
      return disk.list(directory);
    }
  }
}
