// SPDX-License-Identifier: Apache-2.0
/// YAML text as a tree whose every value knows its file, line and column.
///
/// The only place that reads YAML, and only as SnakeYAML's event stream: no object is constructed
/// from a file. All bounds on hostile input are here.
@NullMarked
package io.wayout.app.config.tree;

import org.jspecify.annotations.NullMarked;
