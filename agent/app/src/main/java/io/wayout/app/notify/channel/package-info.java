// SPDX-License-Identifier: Apache-2.0
/// The kinds of channels: each turns a message into what its receiver understands, signs it by the
/// receiver's published formula, and reads whether it was taken.
///
/// A webhook's address is a secret, so no text that leaves this room holds one.
@NullMarked
package io.wayout.app.notify.channel;

import org.jspecify.annotations.NullMarked;
