// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.survey;

import io.wayout.core.audit.finding.Survey;
import io.wayout.core.audit.finding.Survey.Handshake;
import io.wayout.core.audit.finding.Survey.Sighting;
import io.wayout.core.audit.finding.Survey.ZoneAt;
import io.wayout.core.model.ProbeResult;
import io.wayout.dns.DnsName;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The answers of one survey as they come in. Confined to the loop.
final class Gathering {
  private final Map<DnsName, SortedSet<String>> delegations = new HashMap<>();
  private final Map<ZoneAt, NameServersOutcome> declared = new HashMap<>();
  private final Map<Handshake, ProbeResult> certificates = new HashMap<>();
  private final Map<DnsName, Boolean> names = new HashMap<>();
  private final List<Sighting> sightings = new ArrayList<>();
  private final Map<String, List<Concern>> concerns = new HashMap<>();
  private final Consumer<Survey> done;
  private int open;
  private boolean isAllAsked;
  private boolean isFinished;

  /// @param done is told once
  Gathering(Consumer<Survey> done) {
    this.done = done;
  }

  Map<ZoneAt, NameServersOutcome> declared() {
    return declared;
  }

  Map<Handshake, ProbeResult> certificates() {
    return certificates;
  }

  List<Sighting> sightings() {
    return sightings;
  }

  Map<String, List<Concern>> concerns() {
    return concerns;
  }

  Map<DnsName, Boolean> names() {
    return names;
  }

  /// @param servers empty: nobody told
  void delegated(DnsName zone, List<NameServer> servers) {
    if (!servers.isEmpty()) {
      TreeSet<String> hosts = new TreeSet<>();
      servers.forEach(s -> hosts.add(s.host().toLowerCase(Locale.ROOT)));
      delegations.put(zone, hosts);
    }
  }

  void asked() {
    open++;
  }

  void allAsked() {
    isAllAsked = true;
    finishIfComplete();
  }

  void answered() {
    open--;
    finishIfComplete();
  }

  /// The time is over: what is known counts.
  void finish() {
    if (!isFinished) {
      isFinished = true;
      done.accept(new Survey(delegations, declared, certificates, names, sightings, concerns));
    }
  }

  private void finishIfComplete() {
    if (isAllAsked && open == 0) {
      finish();
    }
  }
}
