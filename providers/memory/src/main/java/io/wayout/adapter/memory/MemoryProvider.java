// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Refused;
import io.wayout.provider.WriteOutcome.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The SPI's verbs at a vendor in this process. Never blocks: an API that would let its caller wait
/// for the deadline says at once what the caller would know by then. Thread-safe.
public final class MemoryProvider implements DnsProvider {
  private final MemoryVendor vendor;
  private final DnsFront front;

  /// A provider whose vendor and name servers someone else owns.
  ///
  /// @param nameServers where the vendor's zones are served; empty to look at the delegation
  public MemoryProvider(MemoryVendor vendor, List<NameServer> nameServers) {
    this(vendor, DnsFront.elsewhere(nameServers));
  }

  MemoryProvider(MemoryVendor vendor, DnsFront front) {
    this.vendor = vendor;
    this.front = front;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return outage()
        .<List<ReadOutcome>>map(
            why -> keys.stream().<ReadOutcome>map(_ -> new ReadOutcome.Failed(why)).toList())
        .orElseGet(() -> keys.stream().map(this::readOne).toList());
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    if (vendor.controlPlane() == ControlPlane.UNREACHABLE) {
      return all(changes, new Refused(new Unreachable("connection refused")));
    }
    return switch (gate.verdict()) {
      case SendGate.Closed(var reason) -> all(changes, new Refused(new Withdrawn(reason)));
      case SendGate.Open _ -> send(changes);
    };
  }

  @Override
  public Progress progress(Receipt receipt) {
    return outage().<Progress>map(Progress.Failed::new).orElseGet(Progress.Published::new);
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return outage()
        .or(() ->
            zones.stream().filter(zone -> !isHosted(zone)).findFirst().map(MemoryProvider::absent))
        .<CheckOutcome>map(CheckOutcome.Failed::new)
        .orElseGet(() -> new CheckOutcome.Healthy("in this process", Duration.ZERO));
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    Optional<ProviderFailure> outage = outage();
    if (outage.isPresent()) {
      return new NameServersOutcome.Failed(outage.get());
    }
    List<NameServer> servers = front.servers();
    return servers.isEmpty()
        ? new NameServersOutcome.FromDelegation()
        : new NameServersOutcome.Known(servers);
  }

  @Override
  public void close() {
    front.close();
  }

  private List<WriteOutcome> send(List<Change> changes) {
    return switch (vendor.controlPlane()) {
      case ANSWERING -> vendor.replace(changes);
      case DENYING -> all(changes, new Refused(new Denied("InvalidAccessKeyId")));
      case UNREACHABLE -> all(changes, new Refused(new Unreachable("connection refused")));
      case SILENT -> all(changes, new Unknown(new Unreachable("no answer in time")));
      case ANSWER_LOST -> {
        vendor.replace(changes);
        yield all(changes, new Unknown(new Unreachable("no answer in time")));
      }
    };
  }

  private ReadOutcome readOne(RecordKey key) {
    if (!isHosted(key.zone())) {
      return new ReadOutcome.Failed(absent(key.zone()));
    }
    return vendor
        .get(key)
        .<ReadOutcome>map(set -> new ReadOutcome.Found(set, RecordRef.NONE))
        .orElseGet(ReadOutcome.Missing::new);
  }

  private Optional<ProviderFailure> outage() {
    return switch (vendor.controlPlane()) {
      case ANSWERING, ANSWER_LOST -> front.failure();
      case DENYING -> Optional.of(new Denied("InvalidAccessKeyId"));
      case UNREACHABLE -> Optional.of(new Unreachable("connection refused"));
      case SILENT -> Optional.of(new Unreachable("no answer in time"));
    };
  }

  private boolean isHosted(DnsName zone) {
    return vendor.zones().contains(zone);
  }

  private static ProviderFailure absent(DnsName zone) {
    return new Absent("the zone " + zone + " is not hosted here");
  }

  private static List<WriteOutcome> all(List<Change> changes, WriteOutcome outcome) {
    return changes.stream().map(_ -> outcome).toList();
  }
}
