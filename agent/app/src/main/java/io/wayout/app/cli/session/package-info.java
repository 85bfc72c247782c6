// SPDX-License-Identifier: Apache-2.0
/// One command's conversation with one agent: how it is reached, and how its answers are shown.
@NullMarked
package io.wayout.app.cli.session;

import org.jspecify.annotations.NullMarked;
