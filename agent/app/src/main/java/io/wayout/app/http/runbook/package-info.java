// SPDX-License-Identifier: Apache-2.0
/// Runbooks and their runs over HTTP.
@NullMarked
package io.wayout.app.http.runbook;

import org.jspecify.annotations.NullMarked;
