// SPDX-License-Identifier: Apache-2.0
/// The daemon: puts the parts together, keeps them running under systemd, and takes them down in
/// order.
///
/// Plain constructors, no business rules. May use every other room of the app.
@NullMarked
package io.wayout.app.daemon;

import org.jspecify.annotations.NullMarked;
