// SPDX-License-Identifier: Apache-2.0
/// Turns answers of the API into words for a tired person. Pure functions; data from outside is
/// neutralised before it gets here.
@NullMarked
package io.wayout.app.cli.text;

import org.jspecify.annotations.NullMarked;
