// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.kit.http.HostLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;

/// Sockets that find their host by our lookup instead of the system's, and that can all be cut.
/// Thread-safe.
final class LookedUpSockets extends SocketFactory {
  private final HostLookup lookup;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  LookedUpSockets(HostLookup lookup) {
    this.lookup = lookup;
  }

  /// Ends whatever is under way.
  void cut() {
    for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
      try {
        socket.close();
      } catch (IOException closedAlready) {
        open.remove(socket);
      }
    }
  }

  @Override
  public Socket createSocket() {
    Socket socket = new LookedUp();
    open.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(InetSocketAddress.createUnresolved(host, port));
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host.getHostAddress(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private final class LookedUp extends Socket {
    @Override
    public void connect(SocketAddress address) throws IOException {
      connect(address, 0);
    }

    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
      InetSocketAddress wanted = (InetSocketAddress) address;
      super.connect(
          new InetSocketAddress(where(wanted.getHostString()), wanted.getPort()), timeout);
    }

    private InetAddress where(String host) throws IOException {
      try {
        return InetAddress.ofLiteral(host);
      } catch (IllegalArgumentException name) {
        List<InetAddress> found = lookup.addresses(host);
        return found.getFirst();
      }
    }
  }
}
