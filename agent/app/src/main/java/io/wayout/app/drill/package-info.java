// SPDX-License-Identifier: Apache-2.0
/// Drills at the program's edge: reads scenario files, finds the shipped ones, plays them against a
/// configuration and tells the outcome as JSON. What a drill is, the drill module knows.
@NullMarked
package io.wayout.app.drill;

import org.jspecify.annotations.NullMarked;
