// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Parts.DemoRunner;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.demo.Act.Stage;
import io.wayout.app.observe.LogSettings;
import io.wayout.engine.port.Authorities;
import io.wayout.engine.resolve.DnsExchange;
import io.wayout.engine.resolve.NameFiles;
import io.wayout.engine.resolve.NameResolver;
import io.wayout.engine.resolve.Upstream;
import io.wayout.engine.verify.DnsAuthorities;
import io.wayout.engine.worker.SystemTicker;
import io.wayout.provider.NameServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// `wayout demo`: builds the world, starts the daemon in front of it, tells the story, and leaves
/// nothing behind.
public final class DemoRun implements DemoRunner {
  private static final int KEY_BYTES = 32;
  private static final String STOPPED = "Stopped. Nothing of the demo is left.";

  private final InstantSource clock;
  private final Path parent;

  /// Works where temporary files live.
  public DemoRun() {
    this(InstantSource.system(), Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
  }

  /// @param parent where the demo's folder is made
  DemoRun(InstantSource clock, Path parent) {
    this.clock = clock;
    this.parent = parent;
  }

  @Override
  public int run(Shell shell, boolean isKept) {
    Narrator narrator = new Narrator(shell.out(), shell.isColoured());
    try {
      DemoFiles files = DemoFiles.create(parent);
      Thread lastResort = new Thread(() -> remove(files, narrator));
      Runtime.getRuntime().addShutdownHook(lastResort);
      try {
        return play(shell, isKept, files, narrator);
      } finally {
        files.remove();
        Runtime.getRuntime().removeShutdownHook(lastResort);
      }
    } catch (Undone undone) {
      narrator.bad("The demo did not end as promised: " + undone.getMessage() + ".");
    } catch (IOException broken) {
      narrator.bad("The demo can't be played here: " + broken.getMessage());
    } catch (InterruptedException stopped) {
      narrator.bad(STOPPED);
    }
    return ExitCode.FAILED.number();
  }

  private int play(Shell shell, boolean isKept, DemoFiles files, Narrator narrator)
      throws Undone, IOException, InterruptedException {
    SecureRandom random = new SecureRandom();
    Instant start = clock.instant();
    try (World world = new World(clock, () -> bytes(random))) {
      files.write(world);
      LogSettings.toFile(files.log(), System::setProperty);
      new Prologue(narrator).tell(world);
      Visitor visitor = new Visitor(world, authorities(random), clock);
      try (DemoAgent agent = DemoAgent.start(shell, files)) {
        String ending = story(world, agent, visitor, narrator).text();
        String took = seconds(Duration.between(start, clock.instant()));
        narrator.say("");
        narrator.good("Everything ended as promised, " + took + " after the start. " + ending);
        new Epilogue(narrator, shell).tell(world, files, isKept);
        if (isKept) {
          agent.join();
          narrator.bad(STOPPED);
        }
      }
    }
    return ExitCode.DONE.number();
  }

  private Story.Ending story(World world, DemoAgent agent, Visitor visitor, Narrator narrator)
      throws Undone, IOException, InterruptedException {
    agent.await(new Waiting(clock));
    try (Audience audience = Audience.start(visitor::visit)) {
      return new Story(new Stage(world, agent, visitor, audience, narrator, clock)).tell();
    }
  }

  /// Asks authoritative servers directly; knows no resolver.
  static Authorities authorities(SecureRandom random) {
    SystemTicker ticker = new SystemTicker(InstantSource.system(), System::nanoTime);
    NameFiles none = new NameFiles(List.of(), () -> "", () -> "");
    DnsExchange exchange = new DnsExchange(ticker, random);
    Upstream upstream = new Upstream(none::resolvers, exchange);
    NameResolver names = new NameResolver(none, upstream, ticker);
    return new DnsAuthorities(names, upstream, exchange, ticker, NameServer.DNS_PORT);
  }

  private static byte[] bytes(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%d s", Math.round(duration.toMillis() / 1000.0));
  }

  private static void remove(DemoFiles files, Narrator narrator) {
    try {
      files.remove();
    } catch (IOException left) {
      narrator.bad("Left behind: " + files.folder() + " (" + left.getMessage() + ")");
    }
  }
}
