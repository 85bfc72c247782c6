// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

/// All doors of the engine besides the store, handed on as one.
public record Ports(
    Ticker ticker, Effects effects, Entropy entropy, Prober prober, Authorities authorities) {}
