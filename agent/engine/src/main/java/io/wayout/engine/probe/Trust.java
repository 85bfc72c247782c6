// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates count.
public final class Trust {
  private Trust() {}

  /// The authorities that the Java runtime trusts.
  public static X509TrustManager system() {
    return manager(null);
  }

  /// The authorities in a key store, e.g. a private one.
  public static X509TrustManager of(KeyStore authorities) {
    return manager(authorities);
  }

  static SSLContext context(X509TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException noTls) {
      throw new IllegalStateException("this Java runtime has no TLS", noTls);
    }
  }

  private static X509TrustManager manager(@Nullable KeyStore authorities) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(authorities);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("this Java runtime trusts nobody"));
    } catch (GeneralSecurityException noTrust) {
      throw new IllegalStateException("this Java runtime has no trust store", noTrust);
    }
  }
}
