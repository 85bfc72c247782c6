// SPDX-License-Identifier: Apache-2.0
/// Threads: the loop's own and those of blocking calls. The only place that starts one.
@NullMarked
package io.wayout.engine.worker;

import org.jspecify.annotations.NullMarked;
