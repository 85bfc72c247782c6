// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

import java.util.List;

/// The door of one adapter, found through `java.util.ServiceLoader`.
///
/// Implementations are public, have a public no-argument constructor, do no I/O before [#open], and
/// are thread-safe.
public interface ProviderFactory {

  /// The provider's name as configurations write it: lower case letters and digits, e.g. `rfc2136`.
  String name();

  /// What this API can do, known before any credential is, so that a configuration can be judged
  /// offline.
  Capabilities capabilities();

  /// The settings that an account of this provider takes, in the order in which help shows them.
  List<Setting> settings();

  /// Makes a provider for one account. Does no I/O: an API that is down must not stop the agent
  /// from starting.
  ///
  /// @throws BadSetting if a setting's value can't be used; the message names it and the remedy
  DnsProvider open(ProviderContext context);
}
