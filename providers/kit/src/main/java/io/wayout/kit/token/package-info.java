// SPDX-License-Identifier: Apache-2.0
/// Bearer tokens (RFC 6750) that a cloud lends for an hour: how they are asked for, and how they
/// are kept, so that an outage of the service that lends them is survived as long as one lives.
///
/// Adapters say where tokens come from ([TokenSource]) and ask [TokenCache] for one before each
/// call. A token is in no text, no log and no failure (I90).
@NullMarked
package io.wayout.kit.token;

import org.jspecify.annotations.NullMarked;
