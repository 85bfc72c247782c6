// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.Adapters;
import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.DiskFiles;
import io.wayout.app.config.FakeFiles;
import io.wayout.app.config.FileView;
import io.wayout.app.config.LoadResult;
import io.wayout.app.config.load.ConfigLoader;
import io.wayout.provider.ProviderFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The configurations that people copy are valid.
class ExamplesTest {
  private static final Path CREDENTIALS = Path.of("/run/credentials/wayout");
  private static final String SECRET = "c2VjcmV0LW9mLXRlc3Rz\n";

  @Test
  void firstConfiguration_isValid() {
    List<String> blocks = Markdown.read(SourceTree.at("README.md")).blocks();
    String yaml = blocks.stream().filter(b -> b.startsWith("yaml")).findFirst().orElseThrow();
    FileView files =
        new FakeFiles()
            .with("/etc/wayout/wayout.yaml", yaml.replaceFirst("yaml\n", ""))
            .with("/etc/wayout/secrets/tsig", SECRET)
            .mode("/etc/wayout/secrets/tsig", 0_600)
            .with(CREDENTIALS.resolve("hoster-key").toString(), SECRET)
            .mode(CREDENTIALS.resolve("hoster-key").toString(), 0_400);

    assertValid(ConfigLoader.load(Path.of("/etc/wayout/wayout.yaml"), environment(files)));
  }

  @Test
  void lab_isValid() {
    assertValid(
        ConfigLoader.load(SourceTree.at("deploy/lab/wayout.yaml"), environment(new LabFiles())));
  }

  /// The disk, and the secrets that `deploy/lab/lab up` writes.
  private static final class LabFiles implements FileView {
    private final FileView disk = new DiskFiles();

    @Override
    public int mode(Path file) throws IOException {
      return isMade(file) ? 0_600 : disk.mode(file);
    }

    @Override
    public byte[] read(Path file, int bytesMax) throws IOException {
      return isMade(file) ? SECRET.getBytes(StandardCharsets.UTF_8) : disk.read(file, bytesMax);
    }

    @Override
    public List<String> list(Path folder) throws IOException {
      return disk.list(folder);
    }

    private static boolean isMade(Path file) {
      return file.startsWith(SourceTree.at("deploy/lab/run")) && !Files.isDirectory(file);
    }
  }

  private static void assertValid(LoadResult result) {
    assertThat(result)
        .as(result.toString())
        .isInstanceOfSatisfying(
            LoadResult.Valid.class, valid -> assertThat(valid.warnings()).isEmpty());
  }

  private static ConfigEnvironment environment(FileView files) {
    Map<String, ProviderFactory> factories =
        ServiceLoader.load(ProviderFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(ProviderFactory::name, Function.identity()));
    return new ConfigEnvironment(
        Map.of(),
        Adapters.of(factories),
        Optional.of(CREDENTIALS),
        files,
        _ -> SECRET,
        "host",
        true);
  }
}
