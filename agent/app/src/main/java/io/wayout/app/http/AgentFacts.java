// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import java.nio.file.Path;

/// Who the agent is.
///
/// @param id the agent's name, from the configuration or the host
/// @param version of the program
/// @param config the configuration file that it was started with
/// @param isDirect it lives inside a command (`--direct`) instead of being the daemon
public record AgentFacts(String id, String version, Path config, boolean isDirect) {}
