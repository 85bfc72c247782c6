// SPDX-License-Identifier: Apache-2.0
/// What pulls triggers over HTTP: `/hooks/NAME`, beside the API and with proofs of its own.
@NullMarked
package io.wayout.app.http.trigger;

import org.jspecify.annotations.NullMarked;
