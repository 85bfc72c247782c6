// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.kit.http.OkHttpWire;
import io.wayout.kit.settings.Endpoint;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Setting.Kind;
import io.wayout.testkit.ContractVendor;
import io.wayout.testkit.Reach;
import io.wayout.testkit.server.FaultyProxy;
import io.wayout.testkit.server.Ports;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A fake cloud as the contract wants it, whole or behind a faulty wire. Thread-safe.
public final class CloudVendor implements ContractVendor {
  private final FakeCloud cloud;
  private final FaultyProxy silent = FaultyProxy.silent();
  private final FaultyProxy lossy;

  public CloudVendor(FakeCloud cloud) {
    this.cloud = cloud;
    this.lossy =
        FaultyProxy.losingAnswers(
            cloud.address(), bytes -> cloud.isWrite(FakeRequest.ofBytes(bytes)));
  }

  public FakeCloud cloud() {
    return cloud;
  }

  @Override
  public ProviderFactory factory() {
    return cloud.factory();
  }

  @Override
  public DnsProvider open(Reach reach) {
    return switch (reach) {
      case HEALTHY -> open(cloud.uri(), true, DEADLINE);
      case WRONG_CREDENTIALS -> open(cloud.uri(), false, DEADLINE);
      case REFUSED -> open(at(Ports.unused()), true, DEADLINE);
      case SILENT -> open(at(silent.address()), true, SHORT_DEADLINE);
      case ANSWER_LOST -> open(at(lossy.address()), true, SHORT_DEADLINE);
    };
  }

  /// Opens the adapter with a deadline and a clock.
  public DnsProvider open(Duration deadline, InstantSource clock) {
    return open(cloud.uri(), true, deadline, clock);
  }

  /// Opens the adapter with several addresses of its API, the preferred one first.
  DnsProvider openAt(List<URI> apis, Duration deadline) {
    Map<String, List<String>> texts = new HashMap<>(cloud.texts(cloud.uri(), true));
    List<String> all =
        apis.stream().map(api -> cloud.texts(api, true)).map(CloudVendor::endpoint).toList();
    texts.put(Endpoint.KEY, all);
    return open(texts, true, deadline, InstantSource.system());
  }

  /// May an account of this vendor name several addresses?
  boolean takesSeveralAddresses() {
    return factory().settings().stream()
        .anyMatch(s -> s.key().equals(Endpoint.KEY) && s.kind() == Kind.TEXTS);
  }

  /// An address where nobody listens.
  URI refusing() {
    return at(Ports.unused());
  }

  /// An address that applies writes and does not say so.
  URI lossy() {
    return at(lossy.address());
  }

  @Override
  public DnsName zone() {
    return cloud.zone();
  }

  @Override
  public void put(RecordKey key, Ttl ttl, List<String> values) {
    cloud.records().put(key, ttl, values.stream().map(cloud::stored).toList());
  }

  @Override
  public Optional<RecordSet> peek(RecordKey key) {
    return cloud.records().peek(key);
  }

  @Override
  public Optional<Attribute> attribute() {
    return cloud.attribute().map(Named::new);
  }

  @Override
  public void close() {
    lossy.close();
    silent.close();
    cloud.close();
  }

  private DnsProvider open(URI api, boolean isKnown, Duration deadline) {
    return open(api, isKnown, deadline, InstantSource.system());
  }

  private DnsProvider open(URI api, boolean isKnown, Duration deadline, InstantSource clock) {
    return open(cloud.texts(api, isKnown), isKnown, deadline, clock);
  }

  private DnsProvider open(
      Map<String, List<String>> texts, boolean isKnown, Duration deadline, InstantSource clock) {
    ProviderContext context =
        new ProviderContext(
            "lab",
            texts,
            cloud.secrets(isKnown),
            clock,
            deadline,
            new OkHttpWire(deadline, OkHttpWire.ANSWER_BYTES_MAX));
    return factory().open(context);
  }

  private static String endpoint(Map<String, List<String>> texts) {
    return texts.getOrDefault(Endpoint.KEY, List.of("none")).getFirst();
  }

  private static URI at(InetSocketAddress address) {
    return URI.create("http://127.0.0.1:" + address.getPort());
  }

  private final class Named implements Attribute {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public void put(RecordKey key, String text) {
      cloud.records().meddle(key, record -> record.withAttribute(name, text));
    }

    @Override
    public Optional<String> peek(RecordKey key) {
      return cloud.records().at(key.name(), key.type().name()).stream()
          .map(record -> record.attribute(name))
          .findFirst();
    }
  }
}
