// SPDX-License-Identifier: Apache-2.0
/// Accounts: provider settings judged by what the adapters declare, and where secrets come from.
///
/// No secret is read while a configuration is judged, none is in any message.
@NullMarked
package io.wayout.app.config.account;

import org.jspecify.annotations.NullMarked;
