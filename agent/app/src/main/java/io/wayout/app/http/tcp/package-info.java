// SPDX-License-Identifier: Apache-2.0
/// Serves the API over TCP: with TLS beyond loopback, to whoever shows a token or the page's
/// cookie, and to no page of anyone else (I92).
@NullMarked
package io.wayout.app.http.tcp;

import org.jspecify.annotations.NullMarked;
