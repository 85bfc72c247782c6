// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import io.wayout.app.config.Adapters.Skipped;
import io.wayout.app.config.load.ConfigLoader;
import io.wayout.provider.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Loads configurations from memory.
public final class Loading {
  public static final String FILE = "/etc/wayout/wayout.yaml";

  /// A small configuration without problems or warnings.
  public static final String GOOD =
      """
      agent:
        id: edge-1
        witnesses: [https://www.example.net/204]
      accounts:
        ali: {provider: dyn, vendor: alibaba, server: ns.ali.example, token: {env: ALI}}
        hatch: {provider: dyn, vendor: hatch, server: [ns1.hatch.example, ns2.hatch.example]}
      pools:
        shop:
          primary:
            vendor: alibaba
            cname: shop.lb.example
            checks: [{http: "https://shop.example/healthz", via: target}]
          standby:
            vendor: tencent
            cname: shop.clb.example
            checks: [{http: "https://shop.example/healthz", via: target}]
      domains:
        www.shop.example:
          pool: shop
          links:
            - {name: www.shop.example, account: ali}
            - {name: www.hatch.example, account: hatch, ttl: 30}
          tags: [tier-1]
      """;

  private static final String PRIMARY_CHECK =
      "cname: shop.lb.example\n"
          + "      checks: [{http: \"https://shop.example/healthz\", via: target}]";

  private final FakeFiles files;
  private String text = "";
  private List<Skipped> skipped = List.of();
  private Optional<Path> credentials = Optional.empty();
  private boolean areSecretsNeeded = true;
  private CommandRunner commands =
      command -> {
        throw new IOException("no programs here");
      };

  private Loading(FakeFiles files) {
    this.files = files;
  }

  public static Loading of(String text) {
    Loading loading = new Loading(new FakeFiles());
    loading.text = text;
    return loading;
  }

  /// A small configuration without problems or warnings.
  public static Loading good() {
    return of(GOOD);
  }

  /// The text with every occurrence of a part replaced.
  public Loading change(String from, String to) {
    if (!text.contains(from)) {
      throw new IllegalArgumentException("not in the file: " + from);
    }
    text = text.replace(from, to);
    return this;
  }

  /// The text with more lines at its end.
  public Loading more(String lines) {
    text += lines + "\n";
    return this;
  }

  /// The good file with another check of its primary target.
  public Loading check(String check) {
    return change(PRIMARY_CHECK, "cname: shop.lb.example\n      checks: [" + check + "]");
  }

  public static Loading of(FakeFiles files) {
    return new Loading(files);
  }

  public Loading credentials(String folder) {
    this.credentials = Optional.of(Path.of(folder));
    return this;
  }

  /// As on a machine that has none of the secrets.
  public Loading withoutSecrets() {
    this.areSecretsNeeded = false;
    return this;
  }

  /// As on a machine with plug-ins that can't be used.
  public Loading skipped(Skipped... plugins) {
    this.skipped = List.of(plugins);
    return this;
  }

  public Loading commands(CommandRunner runner) {
    this.commands = runner;
    return this;
  }

  /// Another file beside the configuration.
  public Loading file(String name, String content) {
    files.with(name, content);
    return this;
  }

  public LoadResult result() {
    if (!text.isEmpty()) {
      files.with(FILE, text);
    }
    return ConfigLoader.load(Path.of(FILE), environment());
  }

  /// The world around the configuration.
  public ConfigEnvironment environment() {
    return new ConfigEnvironment(
        Map.of("ALI", "s3ntinel"),
        new Adapters(
            Map.of(
                "dyn",
                new FakeProvider("dyn", 10),
                "slow",
                new FakeProvider("slow", 600),
                "plain",
                new FakeProvider("plain", 10, Claim.no("no such type"))),
            skipped),
        credentials,
        files,
        commands,
        "host-1",
        areSecretsNeeded);
  }

  /// The configuration; fails if it is refused.
  public Config config() {
    return switch (result()) {
      case LoadResult.Valid(Config config, List<ConfigProblem> _) -> config;
      case LoadResult.Invalid(List<ConfigProblem> problems) ->
          throw new AssertionError(String.join("\n", shown(problems)));
    };
  }

  /// All problems, each as `line:column CODE message | remedy`; with the file's name before it if
  /// it is not the main file.
  public List<String> problems() {
    return switch (result()) {
      case LoadResult.Valid(Config _, List<ConfigProblem> warnings) -> shown(warnings);
      case LoadResult.Invalid(List<ConfigProblem> problems) -> shown(problems);
    };
  }

  private static List<String> shown(List<ConfigProblem> problems) {
    return problems.stream().map(Loading::shown).toList();
  }

  private static String shown(ConfigProblem p) {
    String file = p.file().equals(Path.of(FILE)) ? "" : p.file().getFileName() + ":";
    return file
        + p.line()
        + ":"
        + p.column()
        + " "
        + p.code()
        + " "
        + p.message()
        + " | "
        + p.remedy();
  }
}
