// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.HostPort;
import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.key.Addresses;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.key.Value;
import io.wayout.app.config.tree.Problems;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.ProbeSpec.StatusRange;
import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads what a check does. Each verb gives the probe, or nothing after a reported problem.
final class ProbeReader {
  private final Problems problems;

  ProbeReader(Problems problems) {
    this.problems = problems;
  }

  Optional<ProbeSpec> http(Form form, Optional<RecordData> target) {
    Optional<URI> uri = form.url("http");
    Optional<RecordData> via = via(form, target);
    Optional<Form> expect = form.part("expect");
    if (form.has("expect") && expect.isEmpty() && form.text("expect").isPresent()) {
      report(form, "expect", "'expect' of an http check is a mapping", "write {status: 2xx}");
      return Optional.empty();
    }
    if (uri.isEmpty() || (form.has("via") && via.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new ProbeSpec.Http(
            form.text("method").orElse("GET"),
            uri.get(),
            headers(form),
            via,
            expect.map(ProbeReader::statuses).orElse(CheckIds.SUCCESS),
            expect.flatMap(e -> e.text("body"))));
  }

  Optional<ProbeSpec> tcp(Form form, Optional<RecordData> target) {
    return endpoint(form, "tcp", target).map(at -> new ProbeSpec.Tcp(at.host(), at.port()));
  }

  Optional<ProbeSpec> tls(Form form, Optional<RecordData> target) {
    Optional<HostPort> at = endpoint(form, "tls", target);
    if (at.isEmpty() || (form.has("server-name") && form.name("server-name").isEmpty())) {
      return Optional.empty();
    }
    if (!form.has("server-name") && Addresses.isLiteral(at.get().host())) {
      report(
          form,
          "tls",
          "a tls check of an address needs the name that its certificate is for",
          "add 'server-name:'");
      return Optional.empty();
    }
    DnsName name = form.name("server-name").orElseGet(() -> DnsName.of(at.get().host()));
    return Optional.of(new ProbeSpec.Tls(at.get().host(), at.get().port(), name));
  }

  Optional<ProbeSpec> dns(Form form) {
    Optional<HostPort> server = form.host("server");
    if (!form.has("server")) {
      report(form, "server", "a dns check needs 'server'", "add 'server:' with the server to ask");
    }
    if (form.part("expect").isPresent()) {
      report(form, "expect", "'expect' of a dns check is a text", "write the address or name");
      return Optional.empty();
    }
    if (server.isEmpty() || form.name("dns").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ProbeSpec.Dns(
            server.get().host(),
            server.get().port(),
            form.name("dns").get(),
            form.text("type").orElse("A"),
            form.text("expect")));
  }

  Optional<ProbeSpec> exec(Form form) {
    List<Field> items = form.items("exec");
    List<String> command = items.stream().map(Field::text).flatMap(Optional::stream).toList();
    if (command.size() < items.size() || form.field("exec").isEmpty()) {
      return Optional.empty();
    }
    if (command.isEmpty() || !command.getFirst().startsWith("/")) {
      report(
          form,
          "exec",
          "'exec' must start with a program's absolute path",
          "write it as in [/usr/local/bin/check, arg]; there is no shell");
      return Optional.empty();
    }
    return Optional.of(new ProbeSpec.Exec(command));
  }

  private Optional<HostPort> endpoint(Form form, String kind, Optional<RecordData> target) {
    Optional<HostPort> at = form.host(kind);
    if (at.isEmpty()) {
      return at;
    }
    if (!form.has("via")) {
      if (at.get().host().isEmpty()) {
        report(form, kind, "a port alone needs 'via'", "add 'via: target', or write host:port");
        return Optional.empty();
      }
      return at;
    }
    return via(form, target).map(to -> new HostPort(host(to), at.get().port()));
  }

  private static String host(RecordData data) {
    return switch (data) {
      case RecordData.Cname(DnsName name) -> name.text();
      case RecordData.Alias(DnsName name) -> name.text();
      case RecordData.Text(String text) -> throw new IllegalArgumentException("no host: " + text);
      case RecordData.Addresses addresses -> addresses.addresses().first();
    };
  }

  private Optional<RecordData> via(Form form, Optional<RecordData> target) {
    Optional<String> via = form.text("via");
    if (via.isEmpty() || via.get().equals("target")) {
      if (via.isPresent() && target.isEmpty()) {
        report(form, "via", "there is no target here to go by", "write a name or an address");
      }
      return via.flatMap(_ -> target);
    }
    try {
      return Optional.of(connectTo(via.get()));
    } catch (BadValue bad) {
      report(
          form,
          "via",
          "'" + via.get() + "' is neither 'target' nor a name nor an address",
          "write 'via: target'");
      return Optional.empty();
    }
  }

  private static RecordData connectTo(String text) {
    List<String> parts = List.of(text.split(","));
    if (!Addresses.isLiteral(parts.getFirst())) {
      return new RecordData.Cname(DnsName.of(text));
    }
    return RecordData.of(text.contains(":") ? RecordType.AAAA : RecordType.A, parts);
  }

  private static List<StatusRange> statuses(Form expect) {
    List<StatusRange> ranges =
        expect.items("status").stream()
            .flatMap(item ->
                item.value() instanceof Value.Statuses(StatusRange range)
                    ? Optional.of(range).stream()
                    : Optional.<StatusRange>empty().stream())
            .toList();
    return ranges.isEmpty() ? CheckIds.SUCCESS : ranges;
  }

  private static Map<String, String> headers(Form form) {
    Map<String, String> headers = new TreeMap<>();
    form.named("headers")
        .forEach(field -> field.text().ifPresent(text -> headers.put(field.key(), text)));
    return headers;
  }

  private void report(Form form, String key, String message, String remedy) {
    problems.add(ProblemCode.BAD_VALUE, form.spotOf(key), form.pathOf(key), message, remedy);
  }
}
