// SPDX-License-Identifier: Apache-2.0
/// The kit for the day when wayout or its host is not there: what a person does by hand, domain by
/// domain and outage by outage, as one Markdown text and one HTML page that need nothing else.
///
/// It holds no secret, only where each one lies.
@NullMarked
package io.wayout.app.breakglass;

import org.jspecify.annotations.NullMarked;
