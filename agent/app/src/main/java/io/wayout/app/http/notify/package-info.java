// SPDX-License-Identifier: Apache-2.0
/// Notification channels in the API: how they fare, and a test.
@NullMarked
package io.wayout.app.http.notify;

import org.jspecify.annotations.NullMarked;
