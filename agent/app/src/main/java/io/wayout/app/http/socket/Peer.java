// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.socket;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.regex.Pattern;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Who is at the other end of the socket, by the kernel's word (SO_PEERCRED).
final class Peer {
  /// Root may say for whom it acts; nobody else is believed.
  static final String BEHALF_HEADER = "Wayout-On-Behalf-Of";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private Peer() {}

  /// The actor of a request, as the journal shows it: `alice`, `uid 1042` where the number has no
  /// name, or `root (for alice)`.
  static String actor(Request request) {
    Object transport = request.getConnectionMetaData().getConnection().getEndPoint().getTransport();
    if (!(transport instanceof SocketChannel channel)) {
      return "unknown";
    }
    try {
      UnixDomainPrincipal peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
      return actor(peer.user().getName(), request.getHeaders().get(BEHALF_HEADER));
    } catch (IOException | UnsupportedOperationException noCredentials) {
      return "unknown";
    }
  }

  static String actor(String user, @Nullable String behalf) {
    String actor = NUMBER.matcher(user).matches() ? "uid " + user : user;
    boolean isTold = behalf != null && NAME.matcher(behalf).matches();
    return isTold && user.equals("root") ? actor + " (for " + behalf + ")" : actor;
  }
}
