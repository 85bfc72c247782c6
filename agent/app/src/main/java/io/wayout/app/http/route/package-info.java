// SPDX-License-Identifier: Apache-2.0
/// The words of the API's rooms: a request, a reply, a problem (RFC 9457), a line of the table of
/// routes. A face of the agent has its routes in a package of its own and hands them to `Api`.
///
/// No transport and no agent here.
@NullMarked
package io.wayout.app.http.route;

import org.jspecify.annotations.NullMarked;
