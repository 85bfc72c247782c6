// SPDX-License-Identifier: Apache-2.0
/// What a scenario says: roles, a timeline of troubles, and what a good outcome is. Values alone;
/// the files that they come from are read elsewhere.
@NullMarked
package io.wayout.drill.script;

import org.jspecify.annotations.NullMarked;
