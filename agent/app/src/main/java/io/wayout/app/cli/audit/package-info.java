// SPDX-License-Identifier: Apache-2.0
/// `wayout audit` and the forms in which it tells what it found.
@NullMarked
package io.wayout.app.cli.audit;

import org.jspecify.annotations.NullMarked;
