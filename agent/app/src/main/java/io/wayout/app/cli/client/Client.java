// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.client;

import io.wayout.app.cli.frame.Stop;
import io.wayout.app.http.route.Reply;
import io.wayout.app.json.Json;
import java.util.function.Consumer;

/// A conversation with an agent. Commands don't know which kind they have.
public interface Client extends AutoCloseable {

  /// Asks. A problem that the agent reports is a reply, too.
  ///
  /// @param path below the API's root, with its query, encoded
  /// @throws Stop if there is no agent, or it does not answer in time
  Reply get(String path) throws Stop;

  /// Orders.
  ///
  /// @throws Stop if there is no agent, or it does not answer in time
  Reply post(String path, Json body) throws Stop;

  /// Hands every live notice to the listener until the agent goes away or the thread is
  /// interrupted.
  ///
  /// @throws Stop if there is no agent
  void events(Consumer<Json> listener) throws Stop;

  @Override
  void close();
}
