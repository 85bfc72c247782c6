// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import io.wayout.app.config.AdminSettings;
import io.wayout.app.config.AdminSettings.Tls;
import io.wayout.app.config.AgentSettings;
import io.wayout.app.config.HostPort;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.domain.DependencyReader;
import io.wayout.app.config.key.Addresses;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.key.Value;
import io.wayout.app.config.tree.Problems;
import io.wayout.dns.DnsName;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the agent's own settings.
final class AgentReader {
  private final Problems problems;

  AgentReader(Problems problems) {
    this.problems = problems;
  }

  AgentSettings agent(Form form, String hostName) {
    return new AgentSettings(
        form.text("id").orElse(hostName),
        path(form, "state"),
        admin(form.partOrDefaults("admin")),
        form.text("vendor").orElse(""),
        resolvers(form),
        networks(form),
        DependencyReader.dependencies(form));
  }

  private AdminSettings admin(Form admin) {
    judgeListen(admin);
    Optional<Tls> tls =
        admin.part("tls").map(form -> new Tls(path(form, "certificate"), path(form, "key")));
    List<String> hosts = admin.names("hosts").stream().map(DnsName::text).toList();
    return new AdminSettings(
        path(admin, "socket"), admin.text("group"), admin.host("listen"), tls, hosts);
  }

  private void judgeListen(Form admin) {
    Optional<HostPort> listen = admin.host("listen");
    if (listen.isPresent() && !admin.has("tls") && !isLoopback(listen.get().host())) {
      problems.add(
          ProblemCode.OPEN_DOOR,
          admin.spotOf("listen"),
          admin.pathOf("listen"),
          "the API can't listen at " + listen.get() + " without TLS: it is beyond this host",
          "give agent.admin.tls, or use 127.0.0.1 or [::1] and a tunnel");
    }
    if (listen.isEmpty() && !admin.has("listen") && admin.has("tls")) {
      problems.add(
          ProblemCode.MISSING_KEY,
          admin.spotOf("tls"),
          admin.pathOf("tls"),
          "there is TLS, but no address to use it at",
          "add listen, such as 0.0.0.0:8353, or remove tls");
    }
  }

  private static boolean isLoopback(String host) {
    return Addresses.isLiteral(host)
        ? InetAddress.ofLiteral(host).isLoopbackAddress()
        : host.equals("localhost");
  }

  private Path path(Form form, String key) {
    String text = form.text(key).orElse("");
    try {
      return form.has(key) ? form.spotOf(key).file().resolveSibling(text) : Path.of(text);
    } catch (InvalidPathException bad) {
      problems.add(
          ProblemCode.BAD_VALUE,
          form.spotOf(key),
          form.pathOf(key),
          "'" + text + "' is not a path",
          "write a path such as /var/lib/wayout");
      return Path.of("");
    }
  }

  private static List<String> networks(Form form) {
    return form.items("probe-networks").stream()
        .map(Field::value)
        .flatMap(value -> value instanceof Value.Text(String text) ? Stream.of(text) : Stream.of())
        .toList();
  }

  private static List<HostPort> resolvers(Form form) {
    return form.items("resolvers").stream()
        .map(Field::value)
        .flatMap(value ->
            value instanceof Value.Host(HostPort at)
                ? Optional.of(at).stream()
                : Optional.<HostPort>empty().stream())
        .toList();
  }
}
