// SPDX-License-Identifier: Apache-2.0
/// Who plays what: the vendors of a user's configuration in the roles of a scenario, and the
/// configuration itself as the simulated world can stage it.
@NullMarked
package io.wayout.drill.cast;

import org.jspecify.annotations.NullMarked;
