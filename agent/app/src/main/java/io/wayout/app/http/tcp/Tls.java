// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import io.wayout.app.http.tcp.TlsFiles.Loaded;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.NoticeListener;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;

/// The certificate in use; looks at its files again and again, and goes on with the old one where
/// the new one can't be used. Confined to the scheduler's thread, once it watches.
final class Tls {
  private static final long LOOK_SECONDS = 10;

  private final TlsFiles files;
  private final NoticeListener listener;
  private final LiveKey key;
  private boolean isTold;

  /// @throws IOException if the files can't be used
  Tls(TlsFiles files, NoticeListener listener) throws IOException {
    this.files = files;
    this.listener = listener;
    this.key = new LiveKey(files.load());
  }

  SslContextFactory.Server context() {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    factory.setSslContext(java());
    return factory;
  }

  /// The names in the certificate.
  Set<String> names() {
    return key.loaded().names();
  }

  void watch(Scheduler scheduler) {
    var _ = scheduler.schedule(() -> look(scheduler), LOOK_SECONDS, TimeUnit.SECONDS);
  }

  /// Takes changed files over, for the connections from now on.
  void look() {
    try {
      Loaded next = files.load();
      if (!next.equals(key.loaded())) {
        key.use(next);
      }
      isTold = false;
    } catch (IOException broken) {
      tell(broken);
    }
  }

  private void look(Scheduler scheduler) {
    look();
    watch(scheduler);
  }

  private SSLContext java() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {key}, null, null);
      return context;
    } catch (GeneralSecurityException noTls) {
      throw new IllegalStateException("this Java runtime has no TLS", noTls);
    }
  }

  private void tell(IOException broken) {
    if (!isTold) {
      isTold = true;
      listener.notice(
          new Notice(
              Code.CERTIFICATE_REFUSED,
              Level.ALARM,
              Optional.empty(),
              Optional.empty(),
              "the API goes on with its old certificate: " + broken.getMessage(),
              Map.of("file", files.certificate().toString())));
    }
  }
}
