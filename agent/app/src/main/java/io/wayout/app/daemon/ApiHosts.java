// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.disk.WholeFile;
import io.wayout.engine.port.Ticker;
import io.wayout.kit.http.HostLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where vendors' APIs are, remembered beyond reloads and restarts: while a vendor's own domain is
/// lost, its API may well be alive at its old addresses (P03).
///
/// An address is kept for 30 days after the host last proved its name there, the newest four of
/// each host, in a file beside the state. Thread-safe.
final class ApiHosts implements HostLookup {
  private static final String FILE = "api-hosts";
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration RENEWED = Duration.ofHours(1);
  private static final int ADDRESSES_MAX = 4;
  private static final int FIELDS = 3;

  private final HostLookup names;
  private final Path file;
  private final Ticker ticker;
  // Guarded by `this`.
  private final Map<String, Map<InetAddress, Instant>> proven = new TreeMap<>();

  /// @param names finds addresses now
  /// @param state the folder of the file
  ApiHosts(HostLookup names, Path state, Ticker ticker) {
    this.names = names;
    this.file = state.resolve(FILE);
    this.ticker = ticker;
    load();
  }

  @Override
  public List<InetAddress> addresses(String host) throws UnknownHostException {
    return names.addresses(host);
  }

  @Override
  public synchronized List<InetAddress> proven(String host) {
    Instant oldest = ticker.wall().minus(KEPT);
    return proven.getOrDefault(key(host), Map.of()).entrySet().stream()
        .filter(e -> e.getValue().isAfter(oldest))
        .sorted(Map.Entry.<InetAddress, Instant>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized void prove(String host, InetAddress address) {
    Map<InetAddress, Instant> known = proven.computeIfAbsent(key(host), _ -> new LinkedHashMap<>());
    Instant now = ticker.wall();
    Instant before = known.getOrDefault(address, Instant.EPOCH);
    if (before.plus(RENEWED).isAfter(now)) {
      return;
    }
    known.put(address, now);
    while (known.size() > ADDRESSES_MAX) {
      known.entrySet().stream()
          .min(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .ifPresent(known::remove);
    }
    save();
  }

  private static String key(String host) {
    return host.toLowerCase(Locale.ROOT);
  }

  /// What can't be written is known until the next restart; nothing depends on more.
  private void save() {
    List<String> lines = new ArrayList<>();
    proven.forEach((host, known) ->
        known.forEach((address, at) ->
            lines.add(host + " " + address.getHostAddress() + " " + at.getEpochSecond())));
    try {
      WholeFile.write(file, lines.stream().collect(Collectors.joining("\n", "", "\n")));
    } catch (IOException unwritable) {
      lines.clear();
    }
  }

  /// A line that says nothing is passed over: the file is a memory, not a configuration.
  private void load() {
    try {
      Files.readString(file).lines().forEach(this::load);
    } catch (IOException nothingYet) {
      proven.clear();
    }
  }

  private void load(String line) {
    String[] fields = line.strip().split(" ", -1);
    if (fields.length == FIELDS) {
      try {
        InetAddress address = InetAddress.ofLiteral(fields[1]);
        Instant at = Instant.ofEpochSecond(Long.parseLong(fields[2]));
        proven.computeIfAbsent(key(fields[0]), _ -> new LinkedHashMap<>()).put(address, at);
      } catch (IllegalArgumentException | DateTimeException spoiled) {
        proven.remove(key(fields[0]));
      }
    }
  }
}
