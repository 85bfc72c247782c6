// SPDX-License-Identifier: Apache-2.0
/// From files to a configuration: reading, merging, resolving references, judging.
///
/// Every reader reports what is wrong and goes on, so that all problems come at once; a
/// configuration is only handed out if none of them is an error. The only caller-facing type is
/// `ConfigLoader`.
@NullMarked
package io.wayout.app.config.load;

import org.jspecify.annotations.NullMarked;
