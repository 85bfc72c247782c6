// SPDX-License-Identifier: Apache-2.0
/// Commands that need no running agent: the daemon itself, the demo, configuration, completion.
@NullMarked
package io.wayout.app.cli.local;

import org.jspecify.annotations.NullMarked;
