// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.BadSetting;
import io.wayout.provider.Capabilities;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.Claim;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `provider: memory`: each account is a fresh vendor in this process, for a first look, for
/// exercises, and as the pattern of a new adapter.
public final class MemoryProviderFactory implements ProviderFactory {
  private static final String ZONES = "zones";
  private static final String RECORDS = "records";
  private static final String LISTEN = "listen";
  private static final int BATCH_SIZE_MAX = 1000;
  private static final int REQUESTS_PER_MINUTE_MAX = 60_000;
  private static final int PORT_MAX = 65_535;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CompareAndSwap.NATIVE,
        Claim.yes(),
        Claim.yes(),
        BATCH_SIZE_MAX,
        Claim.yes(),
        Claim.yes(),
        new Ttl(0),
        Duration.ZERO,
        REQUESTS_PER_MINUTE_MAX);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(ZONES, Kind.TEXTS, "The zones that this vendor hosts."),
        Setting.optional(
            RECORDS,
            Kind.TEXTS,
            "What the zones hold at first, each as 'NAME TTL TYPE VALUE', the TTL in seconds; one"
                + " line per address. Default: nothing."),
        Setting.optional(
            LISTEN,
            Kind.TEXT,
            "Where the vendor answers DNS, an address literal and a port, e.g. 127.0.0.1:5353."
                + " Default: nowhere."));
  }

  @Override
  public DnsProvider open(ProviderContext context) {
    List<DnsName> zones = context.texts(ZONES).stream().map(MemoryProviderFactory::zone).toList();
    if (zones.isEmpty()) {
      throw new BadSetting(ZONES, "account '" + context.account() + "' needs at least one zone");
    }
    MemoryVendor vendor = new MemoryVendor(zones, context.clock());
    context.texts(RECORDS).forEach(line -> seed(vendor, line));
    DnsFront front =
        context
            .optionalText(LISTEN)
            .map(text -> DnsFront.own(vendor, address(text)))
            .orElseGet(() -> DnsFront.elsewhere(List.of()));
    return new MemoryProvider(vendor, front);
  }

  private static DnsName zone(String text) {
    try {
      return DnsName.of(text);
    } catch (BadValue e) {
      throw new BadSetting(ZONES, "not a zone: " + e.getMessage());
    }
  }

  private static void seed(MemoryVendor vendor, String line) {
    List<String> words = List.of(line.strip().split("\\s+"));
    if (words.size() != 4) {
      throw new BadSetting(RECORDS, "'" + line + "' is not of the form 'NAME TTL TYPE VALUE'");
    }
    try {
      DnsName name = DnsName.of(words.get(0));
      Ttl ttl = new Ttl(Integer.parseInt(words.get(1)));
      RecordType type = RecordType.valueOf(words.get(2));
      DnsName zone =
          vendor
              .zoneOf(name)
              .orElseThrow(() -> new BadValue("'" + name + "' is in none of the zones"));
      RecordKey key = new RecordKey(zone, name, type);
      List<String> values = new ArrayList<>(List.of(words.get(3)));
      vendor.get(key).ifPresent(set -> values.addAll(set.data().values()));
      vendor.put(key, new RecordSet(ttl, RecordData.of(type, values)));
    } catch (IllegalArgumentException e) {
      throw new BadSetting(RECORDS, "'" + line + "': " + e.getMessage());
    }
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      InetAddress host = InetAddress.ofLiteral(text.substring(0, Math.max(colon, 0)));
      int port = Integer.parseInt(text.substring(colon + 1));
      if (port < 1 || port > PORT_MAX) {
        throw new IllegalArgumentException("port " + port + " is not within 1 to 65535");
      }
      return new InetSocketAddress(host, port);
    } catch (IllegalArgumentException e) {
      throw new BadSetting(
          LISTEN, "'" + text + "' is not an address and port such as 127.0.0.1:5353");
    }
  }
}
