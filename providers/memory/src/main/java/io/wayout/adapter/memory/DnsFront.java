// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import io.wayout.provider.NameServer;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Unreachable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The name servers of a vendor in this process: someone else's, or one of its own that starts with
/// the first call, because opening an adapter does no I/O. Thread-safe.
final class DnsFront implements AutoCloseable {
  private final List<NameServer> elsewhere;
  private final @Nullable InetSocketAddress listen;
  private final @Nullable MemoryVendor vendor;
  // Guarded by `this`.
  private @Nullable MemoryDnsServer server;
  private boolean isClosed;

  private DnsFront(
      List<NameServer> elsewhere,
      @Nullable InetSocketAddress listen,
      @Nullable MemoryVendor vendor) {
    this.elsewhere = List.copyOf(elsewhere);
    this.listen = listen;
    this.vendor = vendor;
  }

  static DnsFront elsewhere(List<NameServer> servers) {
    return new DnsFront(servers, null, null);
  }

  static DnsFront own(MemoryVendor vendor, InetSocketAddress listen) {
    return new DnsFront(List.of(), listen, vendor);
  }

  /// Starts the own server if that is still to be done, and says why it can't.
  synchronized Optional<ProviderFailure> failure() {
    if (listen == null || vendor == null || server != null || isClosed) {
      return Optional.empty();
    }
    try {
      server = MemoryDnsServer.start(vendor, listen);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(new Unreachable("can't listen on " + listen + ": " + e.getMessage()));
    }
  }

  synchronized List<NameServer> servers() {
    return server == null ? elsewhere : List.of(server.nameServer());
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
