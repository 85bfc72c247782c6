// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A TCP socket whose reads end at a deadline in total, so that a peer that drips one byte at a
/// time can't hold its reader (I94, P19). May be wrapped by a TLS socket. For one thread.
///
/// Writes are bounded by the caller: they must fit into the socket's send buffer.
public final class DeadlineSocket extends Socket {
  private Deadline deadline;

  public DeadlineSocket(Deadline deadline) {
    this.deadline = deadline;
  }

  /// Reads end at this deadline from now on.
  public void until(Deadline newDeadline) {
    deadline = newDeadline;
  }

  public void connect(InetSocketAddress peer) throws IOException {
    connect(peer, deadline.socketMillis());
    setTcpNoDelay(true);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Bounded(super.getInputStream());
  }

  private final class Bounded extends FilterInputStream {
    private Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      setSoTimeout(deadline.socketMillis());
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      setSoTimeout(deadline.socketMillis());
      return super.read(bytes, offset, length);
    }
  }
}
