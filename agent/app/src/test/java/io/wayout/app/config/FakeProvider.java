// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.Ttl;
import io.wayout.provider.BadSetting;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.Claim;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.SendGate;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.util.List;

/// A provider that can be configured and opened, and nothing else. The server `bad.example` is one
/// that it can't use.
public record FakeProvider(String name, int ttlMin, Claim alias) implements ProviderFactory {
  public FakeProvider(String name, int ttlMin) {
    this(name, ttlMin, Claim.yes());
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.NATIVE,
        Claim.yes(),
        Claim.yes(),
        100,
        Claim.unproven(),
        alias,
        new Ttl(ttlMin),
        Duration.ofSeconds(10),
        60);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required("server", Kind.TEXTS, "The server, one or more."),
        Setting.optional("view", Kind.TEXT, "The view."),
        Setting.optional("token", Kind.SECRET, "The token."));
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    if (context.text("server").equals("bad.example")) {
      throw new BadSetting("server", "'bad.example' can't be used");
    }
    return new Closed();
  }

  private record Closed() implements DnsProvider {
    @Override
    public List<ReadOutcome> read(List<RecordKey> keys) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Progress progress(Receipt receipt) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CheckOutcome check(List<DnsName> zones) {
      throw new UnsupportedOperationException();
    }

    @Override
    public NameServersOutcome nameServers(DnsName zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
