// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.server;

import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Route;
import io.wayout.app.token.Caller;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Request;

/// Who stands at a listener and asks. Thread-safe; asked before the body is read.
public interface Door {

  /// Turns away whom no route may answer.
  void greet(Request request) throws Problem.Stop;

  /// Finds out who asks.
  ///
  /// @param route what is asked; the caller's role is compared elsewhere
  Admission admit(Request request, Route route) throws Problem.Stop;

  /// Someone who got in.
  ///
  /// @param peer the network address; empty over the Unix socket
  /// @param isStillGood asked again and again while a stream lasts
  record Admission(Caller caller, String peer, BooleanSupplier isStillGood) {}
}
