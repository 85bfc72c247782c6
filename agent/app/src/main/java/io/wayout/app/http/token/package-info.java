// SPDX-License-Identifier: Apache-2.0
/// The routes of tokens and of the page's session.
@NullMarked
package io.wayout.app.http.token;

import org.jspecify.annotations.NullMarked;
