// SPDX-License-Identifier: Apache-2.0
/// The runbooks that come with the program.
@NullMarked
package io.wayout.app.runbook.library;

import org.jspecify.annotations.NullMarked;
