// SPDX-License-Identifier: Apache-2.0
/// The web page: its files and how they are served. It knows nothing of the agent; all that it
/// shows comes from the API, like everyone's.
@NullMarked
package io.wayout.app.http.page;

import org.jspecify.annotations.NullMarked;
