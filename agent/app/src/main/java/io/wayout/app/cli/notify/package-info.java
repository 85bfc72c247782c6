// SPDX-License-Identifier: Apache-2.0
/// Commands about notification channels.
@NullMarked
package io.wayout.app.cli.notify;

import org.jspecify.annotations.NullMarked;
