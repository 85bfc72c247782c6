// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import io.wayout.provider.Secret;
import java.util.Map;

/// A secret that can tell where it comes from, but not show itself.
public interface SecretSource extends Secret {

  /// The source as a configuration writes it, e.g. `env` → `ALI_ID`; empty for one that stands in
  /// the configuration itself.
  Map<String, Object> source();
}
