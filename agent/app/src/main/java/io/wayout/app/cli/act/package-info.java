// SPDX-License-Identifier: Apache-2.0
/// Commands that change something: moves, freezes, acknowledgements, takeovers.
@NullMarked
package io.wayout.app.cli.act;

import org.jspecify.annotations.NullMarked;
