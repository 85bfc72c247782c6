// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.socket;

import io.wayout.app.http.route.Route;
import io.wayout.app.http.server.Door;
import io.wayout.app.token.Caller;
import org.eclipse.jetty.server.Request;

/// Whoever may open the socket is in its group and may do everything; the kernel says who it is.
final class SocketDoor implements Door {
  @Override
  public void greet(Request request) {}

  @Override
  public Admission admit(Request request, Route route) {
    return new Admission(Caller.local(Peer.actor(request)), "", () -> true);
  }
}
