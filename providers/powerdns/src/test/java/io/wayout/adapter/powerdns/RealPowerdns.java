// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.http.OkHttpWire;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.testkit.ContractVendor;
import io.wayout.testkit.Reach;
import io.wayout.testkit.server.Brand;
import io.wayout.testkit.server.FaultyProxy;
import io.wayout.testkit.server.Ports;
import io.wayout.testkit.server.RealServer;
import io.wayout.testkit.server.SeedZone;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A real PowerDNS server on loopback, whole or behind a faulty wire.
final class RealPowerdns implements ContractVendor {
  private static final DnsName ZONE = DnsName.of("shop.example");
  private static final String PATH = "/api/v1/servers/localhost";

  private final RealServer server = RealServer.start(Brand.POWERDNS, List.of(SeedZone.empty(ZONE)));
  private final FaultyProxy silent = FaultyProxy.silent();
  private final FaultyProxy lossy =
      FaultyProxy.losingAnswers(
          new InetSocketAddress(server.api().getHost(), server.api().getPort()),
          FaultyProxy::isHttpWrite);
  private final Wire direct = new OkHttpWire(DEADLINE, OkHttpWire.ANSWER_BYTES_MAX);

  @Override
  public ProviderFactory factory() {
    return new PowerdnsProviderFactory();
  }

  @Override
  public DnsProvider open(Reach reach) {
    return switch (reach) {
      case HEALTHY -> open(server.api(), server.apiKey(), DEADLINE);
      case WRONG_CREDENTIALS -> open(server.api(), "not-the-key", DEADLINE);
      case REFUSED -> open(at(Ports.unused().getPort()), server.apiKey(), DEADLINE);
      case SILENT -> open(at(silent.address().getPort()), server.apiKey(), SHORT_DEADLINE);
      case ANSWER_LOST -> open(at(lossy.address().getPort()), server.apiKey(), SHORT_DEADLINE);
    };
  }

  @Override
  public DnsName zone() {
    return ZONE;
  }

  @Override
  public void put(RecordKey key, Ttl ttl, List<String> values) {
    if (key.type() == RecordType.ALIAS) {
      patch(key, values.stream().map(value -> new PowerdnsWire.Entry(value, false)).toList());
    } else {
      server.put(key, ttl, values);
    }
  }

  @Override
  public Optional<RecordSet> peek(RecordKey key) {
    if (key.type() != RecordType.ALIAS) {
      return server.ask(key);
    }
    return whole(key.zone()).held(key) instanceof PowerdnsWire.Held.Live(var set, _)
        ? Optional.of(set)
        : Optional.empty();
  }

  @Override
  public Optional<Attribute> attribute() {
    return Optional.of(new Comment());
  }

  @Override
  public void close() {
    lossy.close();
    silent.close();
    server.close();
  }

  /// One call around the adapter; fails unless it is answered with success.
  String call(String method, String path, String body) {
    URI uri = URI.create(server.api() + PATH + path);
    Wire.Request request =
        new Wire.Request(method, uri, Map.of("X-API-Key", server.apiKey()), body);
    Answered answer = (Answered) direct.exchange(request);
    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  /// Replaces a record set around the adapter, each value disabled or not.
  void patch(RecordKey key, List<PowerdnsWire.Entry> entries) {
    call(
        "PATCH",
        "/zones/" + key.zone().absolute(),
        Json.render(
            Map.of(
                "rrsets",
                List.of(
                    Map.of(
                        "name", key.name().absolute(),
                        "type", key.type().name(),
                        "ttl", 60,
                        "changetype", "REPLACE",
                        "records",
                            entries.stream()
                                .map(
                                    e -> Map.of("content", e.content(), "disabled", e.isDisabled()))
                                .toList())))));
  }

  /// The whole zone as the API shows it.
  PowerdnsWire.Zone whole(DnsName zone) {
    try {
      return PowerdnsWire.zone(call("GET", "/zones/" + zone.absolute(), ""), zone);
    } catch (BadJson flaw) {
      throw new AssertionError(flaw);
    }
  }

  private DnsProvider open(URI api, String key, Duration deadline) {
    ProviderContext context =
        new ProviderContext(
            "lab",
            Map.of("url", List.of(api + PATH)),
            Map.of("api-key", () -> key),
            InstantSource.system(),
            deadline,
            new OkHttpWire(deadline, OkHttpWire.ANSWER_BYTES_MAX));
    return factory().open(context);
  }

  private static URI at(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// The comment of a record set.
  private final class Comment implements Attribute {
    @Override
    public void put(RecordKey key, String text) {
      Map<String, Object> rrset =
          Map.of(
              "name", key.name().absolute(),
              "type", key.type().name(),
              "changetype", "REPLACE",
              "comments", List.of(Map.of("content", text, "account", "ops")));
      String body = Json.render(Map.of("rrsets", List.of(rrset)));
      call("PATCH", "/zones/" + key.zone().absolute(), body);
    }

    @Override
    public Optional<String> peek(RecordKey key) {
      try {
        for (Json rrset : rrsets(key)) {
          if (rrset.member("name").text().equals(key.name().absolute())) {
            return Optional.of(
                rrset.member("comments").elements().getFirst().member("content").text());
          }
        }
        return Optional.empty();
      } catch (BadJson flaw) {
        throw new AssertionError(flaw);
      }
    }

    private List<Json> rrsets(RecordKey key) throws BadJson {
      return Json.parse(call("GET", "/zones/" + key.zone().absolute(), ""))
          .member("rrsets")
          .elements();
    }
  }
}
