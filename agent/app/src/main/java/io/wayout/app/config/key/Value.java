// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import io.wayout.app.config.HostPort;
import io.wayout.app.config.tree.Tree;
import io.wayout.core.model.ProbeSpec.StatusRange;
import io.wayout.dns.DnsName;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// A value of the kind that its key asks for.
public sealed interface Value {
  record Text(String text) implements Value {}

  record Count(int number) implements Value {}

  record Time(Duration duration) implements Value {}

  record Flag(boolean isOn) implements Value {}

  record Name(DnsName name) implements Value {}

  /// @param host an endpoint; its host is empty where only a port was given
  record Host(HostPort host) implements Value {}

  record Address(URI uri) implements Value {}

  record Statuses(StatusRange range) implements Value {}

  record Items(List<Field> items) implements Value {}

  record Part(Form form) implements Value {}

  /// A mapping whose keys are names that the user chose.
  record Named(List<Field> fields) implements Value {}

  /// Something that was already reported; whoever needs it goes on without.
  record Broken() implements Value {}

  /// A value whose kind its reader decides.
  record Raw(Tree tree) implements Value {}
}
