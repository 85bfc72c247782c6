// SPDX-License-Identifier: Apache-2.0
/// `wayout drill`: its options, and how drills look as text and as a page. Renders the JSON of a
/// drill and nothing else.
@NullMarked
package io.wayout.app.cli.drill;

import org.jspecify.annotations.NullMarked;
