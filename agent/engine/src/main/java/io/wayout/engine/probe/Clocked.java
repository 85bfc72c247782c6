// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeResult.Fail;
import io.wayout.core.model.ProbeResult.Inconclusive;
import io.wayout.core.model.ProbeResult.Pass;
import io.wayout.engine.resolve.Deadline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// One probe's time, and the results that are worded with it.
///
/// @param total the time that the probe has from its start
record Clocked(Deadline deadline, Duration total) {

  /// A success, unless the time was up before: whoever stood still meanwhile has not seen one in
  /// time.
  ProbeResult pass(String detail, Optional<Instant> certificateExpires) {
    return deadline.isOver()
        ? fail("timed out (" + seconds() + ") before its end: " + detail)
        : new Pass(total.minus(deadline.left()), OneLine.of(detail), certificateExpires);
  }

  static Fail fail(String detail) {
    return new Fail(OneLine.of(detail));
  }

  static Inconclusive inconclusive(String detail) {
    return new Inconclusive(OneLine.of(detail));
  }

  /// @param doing what the probe was doing, e.g. `connecting to 192.0.2.1`
  ProbeResult failed(IOException e, String doing) {
    if (Thread.currentThread().isInterrupted()) {
      return inconclusive("interrupted while " + doing);
    }
    String reason = reason(e);
    if (reason.contains("Too many open files")) {
      return inconclusive("this host has no file descriptor left while " + doing);
    }
    if (e instanceof InterruptedIOException) {
      return fail("timed out (" + seconds() + ") while " + doing);
    }
    return fail((e instanceof SSLException ? "TLS: " : "") + reason + " while " + doing);
  }

  String seconds() {
    return String.format(Locale.ROOT, "%.1f s", total.toMillis() / 1000.0);
  }

  private static String reason(IOException e) {
    String last = "";
    Throwable cause = e;
    for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return "the certificate has expired";
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "the certificate is not valid yet";
      }
      last = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
    return last;
  }
}
