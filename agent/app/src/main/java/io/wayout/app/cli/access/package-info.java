// SPDX-License-Identifier: Apache-2.0
/// Commands about who may use the API over TCP.
@NullMarked
package io.wayout.app.cli.access;

import org.jspecify.annotations.NullMarked;
