// SPDX-License-Identifier: Apache-2.0
/// Domains, links, targets, checks and policies: read, resolved against accounts and pools, and
/// judged as chains.
@NullMarked
package io.wayout.app.config.domain;

import org.jspecify.annotations.NullMarked;
