// SPDX-License-Identifier: Apache-2.0
/// What programs that watch the agent ask: metrics, health and readiness.
@NullMarked
package io.wayout.app.http.observe;

import org.jspecify.annotations.NullMarked;
