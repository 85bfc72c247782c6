// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import java.nio.file.Path;
import java.util.Optional;

/// Where the local API listens.
///
/// @param socket the Unix socket of the API
/// @param listen an extra TCP address, loopback only
/// @param group the system group that may use the socket; empty: the group of the process
public record AdminSettings(Path socket, Optional<HostPort> listen, Optional<String> group) {}
