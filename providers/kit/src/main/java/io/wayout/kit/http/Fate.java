// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.provider.ProviderFailure.Hint;
import io.wayout.provider.Wire.Answer;
import io.wayout.provider.Wire.Lost;
import io.wayout.provider.Wire.NotSent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/// Whether the first byte of a request may have left. Travels with the request as its tag.
final class Fate {
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicReference<InetAddress> peer = new AtomicReference<>();

  /// What is known about a request that brought no complete answer.
  Answer noAnswer(String reason, Hint hint) {
    return begun.get() ? new Lost(reason) : new NotSent(reason, hint);
  }

  /// Who took the connection; empty if nobody did.
  Optional<InetAddress> peer() {
    return Optional.ofNullable(peer.get());
  }

  /// Marks a request right before its first header byte: name resolution, connection and TLS
  /// handshake, the certificate's name included, lie behind it then.
  static final class Watch extends EventListener {
    @Override
    public void requestHeadersStart(Call call) {
      @Nullable Fate fate = call.request().tag(Fate.class);
      if (fate != null) {
        fate.begun.set(true);
      }
    }

    /// Comes after the TLS handshake.
    @Override
    public void connectEnd(
        Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
      @Nullable Fate fate = call.request().tag(Fate.class);
      if (fate != null) {
        fate.peer.set(address.getAddress());
      }
    }
  }
}
