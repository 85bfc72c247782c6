// SPDX-License-Identifier: Apache-2.0
/// Commands that look and change nothing.
@NullMarked
package io.wayout.app.cli.ask;

import org.jspecify.annotations.NullMarked;
