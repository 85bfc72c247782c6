// SPDX-License-Identifier: Apache-2.0
/// `wayout runbook …`: prepared procedures, and their runs.
@NullMarked
package io.wayout.app.cli.runbook;

import org.jspecify.annotations.NullMarked;
