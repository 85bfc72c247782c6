// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where one server keeps its files and listens.
///
/// @param aliasResolver whom a server asks that answers for ALIAS records; empty: it has none
record Layout(
    Path folder,
    InetSocketAddress dns,
    InetSocketAddress api,
    List<SeedZone> zones,
    Optional<InetSocketAddress> aliasResolver) {

  Path file(String name) {
    return folder.resolve(name);
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file(name), e);
    }
  }

  String zoneFile(SeedZone zone) {
    return zone.zone() + ".zone";
  }

  void writeZones() {
    zones.forEach(zone -> write(zoneFile(zone), zone.text()));
  }
}
