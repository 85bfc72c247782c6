// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.cast;

import java.util.Optional;

/// Who plays a role.
///
/// @param role as the scenario calls it
/// @param vendor as the configuration calls it; empty if nobody can play it
/// @param why in a few words
public record Player(String role, Optional<String> vendor, String why) {}
