// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.provider.NameServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// A real DNS server as a child process on 127.0.0.1, with dynamic zones, one TSIG key, and files
/// of its own in a temporary folder. Thread-safe.
///
/// If its program is not installed, the running test is skipped or fails: see [ServerPrograms].
public final class RealServer implements AutoCloseable {
  private static final int START_TRIES = 3;
  private static final Duration START_TIME_MAX = Duration.ofSeconds(20);
  private static final Duration STOP_TIME_MAX = Duration.ofSeconds(5);

  private final Brand brand;
  private final Layout layout;
  private final Process process;
  private final DnsClient client;

  private RealServer(Brand brand, Layout layout, Process process) {
    this.brand = brand;
    this.layout = layout;
    this.process = process;
    this.client = new DnsClient(layout.dns());
  }

  /// Starts a server and waits until it answers for all its zones.
  ///
  /// @param zones 1 or more
  public static RealServer start(Brand brand, List<SeedZone> zones) {
    return start(brand, zones, Optional.empty());
  }

  /// Starts PowerDNS so that it answers for ALIAS records with addresses.
  ///
  /// @param zones 1 or more
  /// @param resolver whom it asks for them
  public static RealServer startWithAliases(List<SeedZone> zones, InetSocketAddress resolver) {
    return start(Brand.POWERDNS, zones, Optional.of(resolver));
  }

  private static RealServer start(
      Brand brand, List<SeedZone> zones, Optional<InetSocketAddress> aliasResolver) {
    brand.requirePrograms();
    for (int i = 1; ; i++) {
      RealServer server = launch(brand, zones, aliasResolver);
      if (server.isReady()) {
        return server;
      }
      String log = server.log();
      server.close();
      if (i == START_TRIES) {
        throw new IllegalStateException(brand + " does not start; its log:\n" + log);
      }
    }
  }

  public Brand brand() {
    return brand;
  }

  /// Where it answers DNS, over UDP and TCP, and takes updates.
  public InetSocketAddress address() {
    return layout.dns();
  }

  public NameServer nameServer() {
    return new NameServer(address().getHostString(), address().getPort());
  }

  /// The key that may update every zone.
  public TsigKey key() {
    return TsigKey.DEFAULT;
  }

  /// The base of the HTTP API, `http://127.0.0.1:port`; answers with PowerDNS only.
  public URI api() {
    return URI.create("http://127.0.0.1:" + layout.api().getPort());
  }

  /// What goes into the header `X-API-Key`.
  public String apiKey() {
    return PowerDnsFiles.API_KEY;
  }

  /// Asks the server directly; see [DnsClient#ask].
  public Optional<RecordSet> ask(RecordKey key) {
    return client.ask(key);
  }

  /// Creates or replaces a record set with a signed update, whatever it holds.
  ///
  /// @param values in presentation form
  public void put(RecordKey key, Ttl ttl, List<String> values) {
    client.put(key, ttl, values);
  }

  /// Stops the process without ending it: connections open, and no answer comes (`SIGSTOP`).
  public void pause() {
    signal("-STOP");
  }

  /// Lets a paused process go on.
  public void resume() {
    signal("-CONT");
  }

  /// What the server has logged so far.
  public String log() {
    try {
      return Files.readString(layout.file("server.log"));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the log of " + brand, e);
    }
  }

  /// Kills the server (`SIGKILL`) and removes its files. Idempotent.
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(STOP_TIME_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(brand + " does not end, process " + process.pid());
      }
      if (Files.exists(layout.folder())) {
        Files.walkFileTree(layout.folder(), new Remover());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove " + layout.folder(), e);
    }
  }

  private static RealServer launch(
      Brand brand, List<SeedZone> zones, Optional<InetSocketAddress> aliasResolver) {
    try {
      Path folder = Files.createTempDirectory("wayout-" + brand.name().toLowerCase(Locale.ROOT));
      Files.createDirectory(folder.resolve("db"));
      Layout layout =
          new Layout(folder, Ports.unused(), Ports.unused(), List.copyOf(zones), aliasResolver);
      Process process =
          new ProcessBuilder(brand.prepare(layout))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(layout.file("server.log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new RealServer(brand, layout, process);
    } catch (IOException e) {
      throw new UncheckedIOException("can't start " + brand, e);
    }
  }

  private boolean isReady() {
    Awaitility.await()
        .pollDelay(Duration.ofMillis(20))
        .pollInterval(Duration.ofMillis(50))
        .atMost(START_TIME_MAX)
        .until(() -> !process.isAlive() || servesAll());
    return process.isAlive();
  }

  private boolean servesAll() {
    return layout.zones().stream().allMatch(zone -> client.serves(zone.zone().absolute()));
  }

  private void signal(String name) {
    try {
      String kill = ServerPrograms.require("kill", "procps").toString();
      new ProcessBuilder(kill, name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("can't signal " + brand, e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
