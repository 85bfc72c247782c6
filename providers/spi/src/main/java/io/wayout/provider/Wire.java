// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

import io.wayout.provider.ProviderFailure.Hint;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One bounded HTTP exchange: total deadline, capped body, validated TLS, no redirects (I94, P20).
///
/// Thread-safe. Blocks for at most the deadline it was made with and never throws for what the
/// network does: the answer says what is known about the request's fate.
public interface Wire {
  Answer exchange(Request request);

  /// This wire for one call of an adapter: all exchanges through it together end within `total`
  /// from now, and what finds no time left is [NotSent]. A wire without a clock of its own returns
  /// itself.
  default Wire within(Duration total) {
    return this;
  }

  /// @param method `GET`, `PUT`, `PATCH`, `POST`
  /// @param headers one value per name; names are compared without case
  /// @param body the request's body, sent as UTF-8; empty for none
  record Request(String method, URI uri, Map<String, String> headers, String body) {
    public Request {
      headers = Map.copyOf(headers);
    }

    public static Request get(URI uri, Map<String, String> headers) {
      return new Request("GET", uri, headers, "");
    }

    /// Headers and body may hold secrets, so a request prints as its method and address alone.
    @Override
    public String toString() {
      return method + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
    }
  }

  /// What came of an exchange.
  sealed interface Answer {}

  /// A complete answer, whatever its status.
  ///
  /// @param headers names in lower case
  /// @param body read as UTF-8; what is no UTF-8 becomes U+FFFD
  record Answered(int status, Map<String, List<String>> headers, String body) implements Answer {
    public Answered {
      headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }
  }

  /// Nothing of the request left this host, or nothing but a TLS handshake: surely without effect.
  ///
  /// @param hint what the TLS handshake told, where that is why
  record NotSent(String reason, Hint hint) implements Answer {
    public NotSent(String reason) {
      this(reason, Hint.NONE);
    }
  }

  /// The request or part of it was sent and no complete answer came: the effect is unknown.
  record Lost(String reason) implements Answer {}
}
