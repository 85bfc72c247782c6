// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;

/// Keeps one address from taking every connection, however slowly it speaks. Thread-safe: guarded
/// by this object.
final class ConnectionLimit implements Connection.Listener {
  private final int max;
  private final Map<String, Integer> open = new HashMap<>();
  // A connection that is closed does not know any more where it came from.
  private final Map<Connection, String> peers = new HashMap<>();

  /// @param max at once for one address
  ConnectionLimit(int max) {
    this.max = max;
  }

  @Override
  public void onOpened(Connection connection) {
    if (isOuter(connection) && enter(connection) > max) {
      connection.getEndPoint().close();
    }
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    String peer = peers.remove(connection);
    if (peer != null) {
      open.computeIfPresent(peer, (_, count) -> count > 1 ? count - 1 : null);
    }
  }

  /// Under TLS there are two, one within the other.
  private static boolean isOuter(Connection connection) {
    return !(connection.getEndPoint() instanceof SslConnection.SslEndPoint);
  }

  private synchronized int enter(Connection connection) {
    String peer = peer(connection);
    peers.put(connection, peer);
    return open.merge(peer, 1, Integer::sum);
  }

  private static String peer(Connection connection) {
    return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress inet
            && inet.getAddress() != null
        ? Peers.name(inet.getAddress())
        : "";
  }
}
