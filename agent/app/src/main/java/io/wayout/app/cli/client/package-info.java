// SPDX-License-Identifier: Apache-2.0
/// Talks to an agent: over its socket with a minimal HTTP exchange, or to one in this process.
@NullMarked
package io.wayout.app.cli.client;

import org.jspecify.annotations.NullMarked;
