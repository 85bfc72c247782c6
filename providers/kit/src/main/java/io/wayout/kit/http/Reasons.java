// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.ProviderFailure.Hint;
import io.wayout.provider.Wire;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// Why an exchange brought no answer, in one line for people.
final class Reasons {
  private Reasons() {}

  static String of(Wire.Request request, IOException failure) {
    String host = request.uri().getHost();
    String what =
        switch (failure) {
          case UnknownHostException _ -> "the host " + host + " does not resolve";
          case SSLPeerUnverifiedException _ -> "the certificate is not for " + host;
          case SSLException tls -> "TLS failed: " + tls.getMessage();
          case InterruptedIOException _ -> "no complete answer in time";
          case IOException other -> String.valueOf(other.getMessage());
        };
    return Excerpt.of(request + ": " + what);
  }

  /// What a failed TLS handshake tells.
  static Hint hint(IOException failure) {
    if (failure instanceof SSLPeerUnverifiedException) {
      return Hint.WRONG_PEER;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
        return Hint.BAD_CERTIFICATE;
      }
    }
    return Hint.NONE;
  }
}
