// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.model.ProbeResult;
import io.wayout.engine.FakeEffects;
import io.wayout.engine.resolve.Deadline;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/// What a probe says when its time is up.
class ClockedTest {
  private static final Duration TOTAL = Duration.ofMillis(1_500);
  private static final Optional<Instant> EXPIRES = Optional.of(Instant.EPOCH);

  private final FakeEffects time = new FakeEffects();
  private final Clocked clock = new Clocked(Deadline.in(time, TOTAL), TOTAL);

  @Test
  void successInTime_passesWithWhatItTook() {
    time.sleep(TOTAL.minusMillis(1));

    assertThat(clock.pass("200", EXPIRES))
        .isEqualTo(new ProbeResult.Pass(TOTAL.minusMillis(1), "200", EXPIRES));
  }

  /// Regression: a host that slept in the middle of a probe took what came before its sleep for a
  /// success of now.
  @Test
  void c05_successPastItsDeadline_isAFailure() {
    time.sleep(TOTAL);
    assertThat(clock.pass("200", EXPIRES))
        .isEqualTo(new ProbeResult.Fail("timed out (1.5 s) before its end: 200"));

    time.sleep(Duration.ofHours(1));
    assertThat(clock.pass("200", EXPIRES)).isInstanceOf(ProbeResult.Fail.class);
  }

  @Test
  void failure_saysWhatItWasDoing() {
    assertThat(clock.failed(new SocketTimeoutException("x"), "reading"))
        .isEqualTo(new ProbeResult.Fail("timed out (1.5 s) while reading"));
    assertThat(clock.failed(new ConnectException("refused"), "connecting"))
        .isEqualTo(new ProbeResult.Fail("refused while connecting"));
  }

  @Test
  void certificateInTheDepth_isNamed() {
    SSLHandshakeException failed = new SSLHandshakeException("PKIX path validation failed");
    failed.initCause(new RuntimeException(new CertificateExpiredException("NotAfter")));

    assertThat(clock.failed(failed, "in the handshake"))
        .isEqualTo(new ProbeResult.Fail("TLS: the certificate has expired while in the handshake"));
  }

  @Test
  void ourOwnHostIsShortOfSomething_provesNothing() {
    assertThat(clock.failed(new ConnectException("Too many open files"), "connecting"))
        .isInstanceOf(ProbeResult.Inconclusive.class);
  }
}
