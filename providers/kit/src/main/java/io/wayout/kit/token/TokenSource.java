// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.token;

/// Where tokens come from. Thread-safe.
@FunctionalInterface
public interface TokenSource extends LeaseSource<Token> {}
