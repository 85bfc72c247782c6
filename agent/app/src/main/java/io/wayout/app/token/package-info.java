// SPDX-License-Identifier: Apache-2.0
/// Who may ask: roles, tokens, sessions of the page, and how often anyone may try.
///
/// Knows neither HTTP nor SQL; the transport asks here, and a [TokenShelf] keeps what must last. No
/// secret is kept: only the hash of one.
@NullMarked
package io.wayout.app.token;

import org.jspecify.annotations.NullMarked;
