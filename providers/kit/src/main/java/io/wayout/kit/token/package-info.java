// SPDX-License-Identifier: Apache-2.0
/// What a cloud lends for an hour: how it is kept, so that an outage of the service that lends it
/// is survived as long as it lives ([LeaseCache]); and bearer tokens (RFC 6750), one kind of it.
/// Keys to sign with are the other kind, in `kit.keys`.
///
/// Adapters say where tokens come from ([TokenSource]) and ask [TokenCache] for one before each
/// call. A token is in no text, no log and no failure (I90).
@NullMarked
package io.wayout.kit.token;

import org.jspecify.annotations.NullMarked;
