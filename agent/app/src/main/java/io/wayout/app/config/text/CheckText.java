// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.text;

import io.wayout.app.config.key.Times;
import io.wayout.core.model.Check;
import io.wayout.core.model.ProbeSpec;
import io.wayout.provider.NameServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A check as a configuration writes it.
final class CheckText {
  private static final Pattern SECRET_HEADER =
      Pattern.compile("(?i).*(auth|cookie|token|secret|key|pass).*");

  private CheckText() {}

  static Map<String, Object> tree(Check check) {
    Map<String, Object> map = probe(check.probe());
    map.put("interval", Times.shown(check.timing().interval()));
    map.put("timeout", Times.shown(check.timing().timeout()));
    map.put("fall", check.timing().fall());
    map.put("rise", check.timing().rise());
    map.put("confirm", Times.shown(check.timing().confirm()));
    return map;
  }

  private static Map<String, Object> probe(ProbeSpec probe) {
    return switch (probe) {
      case ProbeSpec.Http http -> http(http);
      case ProbeSpec.Tcp tcp ->
          ConfigText.map("tcp", new NameServer(tcp.host(), tcp.port()).toString());
      case ProbeSpec.Tls tls ->
          ConfigText.map(
              "tls", new NameServer(tls.host(), tls.port()).toString(),
              "server-name", tls.serverName().text());
      case ProbeSpec.Dns dns -> dns(dns);
      case ProbeSpec.Exec exec -> ConfigText.map("exec", exec.command());
    };
  }

  private static Map<String, Object> http(ProbeSpec.Http http) {
    Map<String, Object> expect = new LinkedHashMap<>();
    expect.put("status", http.statuses().stream().map(Object::toString).toList());
    http.bodyMatch().ifPresent(body -> expect.put("body", body));
    Map<String, Object> map = ConfigText.map("http", http.uri().toString());
    http.connectTo().ifPresent(to -> map.put("via", to.toString()));
    map.put("method", http.method());
    if (!http.headers().isEmpty()) {
      Map<String, String> headers = new TreeMap<>(http.headers());
      headers.replaceAll((name, value) -> isSecret(name) ? "(hidden)" : value);
      map.put("headers", headers);
    }
    map.put("expect", expect);
    return map;
  }

  private static boolean isSecret(String header) {
    return SECRET_HEADER.matcher(header).matches();
  }

  private static Map<String, Object> dns(ProbeSpec.Dns dns) {
    Map<String, Object> map =
        ConfigText.map(
            "dns", dns.question().text(),
            "server", new NameServer(dns.server(), dns.port()).toString(),
            "type", dns.type());
    dns.expect().ifPresent(expect -> map.put("expect", expect));
    return map;
  }
}
