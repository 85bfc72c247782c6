// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.core.model.Check.Timing;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.ProbeSpec.StatusRange;
import io.wayout.dns.RecordData;
import io.wayout.provider.NameServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/// Names checks: readable, stable across restarts, and different wherever probe or rhythm differ.
public final class CheckIds {
  private static final int HASH_CHARS = 8;
  static final List<StatusRange> SUCCESS = List.of(new StatusRange(200, 299));

  private CheckIds() {}

  /// `https://shop.example/healthz@lb.example`, with `#` and a hash of all details if there are
  /// more than the text and the built-in rhythm tell.
  static CheckId of(ProbeSpec probe, Timing timing) {
    boolean isPlain = isPlain(probe) && timing.equals(TimingReader.builtIn());
    String text = readable(probe);
    return new CheckId(
        isPlain ? text : text + "#" + sha256(details(probe, timing)).substring(0, HASH_CHARS));
  }

  /// Everything that makes a check what it is, as one text that is the same in every run.
  public static String details(ProbeSpec probe, Timing timing) {
    String extra =
        switch (probe) {
          case ProbeSpec.Http http ->
              new TreeMap<>(http.headers()) + " " + http.statuses() + " " + http.bodyMatch();
          case ProbeSpec.Dns dns -> dns.expect().toString();
          case ProbeSpec.Tcp _, ProbeSpec.Tls _, ProbeSpec.Exec _ -> "";
        };
    return readable(probe) + " " + extra + " " + timing;
  }

  /// The SHA-256 of a text, in hexadecimal.
  public static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }

  private static boolean isPlain(ProbeSpec probe) {
    return switch (probe) {
      case ProbeSpec.Http http ->
          http.headers().isEmpty() && http.statuses().equals(SUCCESS) && http.bodyMatch().isEmpty();
      case ProbeSpec.Dns dns -> dns.expect().isEmpty();
      case ProbeSpec.Tcp _, ProbeSpec.Tls _, ProbeSpec.Exec _ -> true;
    };
  }

  private static String readable(ProbeSpec probe) {
    return switch (probe) {
      case ProbeSpec.Http http ->
          (http.method().equals("GET") ? "" : http.method() + " ")
              + http.uri()
              + http.connectTo().map((RecordData to) -> "@" + to).orElse("");
      case ProbeSpec.Tcp tcp -> "tcp://" + new NameServer(tcp.host(), tcp.port());
      case ProbeSpec.Tls tls ->
          "tls://"
              + new NameServer(tls.host(), tls.port())
              + (tls.serverName().text().equals(tls.host()) ? "" : "/" + tls.serverName());
      case ProbeSpec.Dns dns ->
          "dns://"
              + new NameServer(dns.server(), dns.port())
              + "/"
              + dns.question()
              + "/"
              + dns.type();
      case ProbeSpec.Exec exec -> "exec:" + String.join(" ", exec.command());
    };
  }
}
