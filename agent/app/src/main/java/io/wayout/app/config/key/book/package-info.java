// SPDX-License-Identifier: Apache-2.0
/// The keys of files beside the configuration: scenarios for drills, and runbooks.
@NullMarked
package io.wayout.app.config.key.book;

import org.jspecify.annotations.NullMarked;
