// SPDX-License-Identifier: Apache-2.0
/// The ways in which AWS gives keys to whoever runs on its hosts, for adapters that sign with
/// Signature Version 4.
@NullMarked
package io.wayout.kit.keys.aws;

import org.jspecify.annotations.NullMarked;
