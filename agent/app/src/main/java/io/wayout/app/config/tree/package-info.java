// SPDX-License-Identifier: Apache-2.0
/// YAML text as a tree whose every value knows its file, line and column.
///
/// The only place that knows SnakeYAML, and only its event stream: no object is ever constructed
/// from a file. All bounds on hostile input are here.
@NullMarked
package io.wayout.app.config.tree;

import org.jspecify.annotations.NullMarked;
