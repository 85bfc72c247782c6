// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.DnsName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything that a valid configuration says about the world; complete and consistent, so that the
/// core needs no error handling for it.
///
/// @param version a digest of the configuration that it was read from
/// @param witnesses checks that tell whether our own network works
public record Topology(
    String version,
    SortedMap<String, Account> accounts,
    SortedMap<CheckId, Check> checks,
    List<CheckId> witnesses,
    SortedMap<DnsName, Domain> domains,
    Safety safety,
    Watch watch) {
  public Topology {
    accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    checks = Collections.unmodifiableSortedMap(new TreeMap<>(checks));
    witnesses = List.copyOf(witnesses);
    domains = Collections.unmodifiableSortedMap(new TreeMap<>(domains));
  }

  /// The same with other domains.
  public Topology withDomains(SortedMap<DnsName, Domain> next) {
    return new Topology(version, accounts, checks, witnesses, next, safety, watch);
  }

  /// The same with other accounts.
  public Topology withAccounts(SortedMap<String, Account> next) {
    return new Topology(version, next, checks, witnesses, domains, safety, watch);
  }

  /// @throws IllegalArgumentException if there is no such account, which a valid configuration
  ///   rules out
  public Account account(String name) {
    return require(accounts, name);
  }

  /// @throws IllegalArgumentException if there is no such check, which a valid configuration rules
  ///   out
  public Check check(CheckId id) {
    return require(checks, id);
  }

  private static <K, V> V require(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("unknown in this configuration: " + key);
    }
    return value;
  }
}
