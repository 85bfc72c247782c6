// SPDX-License-Identifier: Apache-2.0
/// The words of the API's rooms: a request, a reply, a problem (RFC 9457), a line of the table of
/// routes. A face of the agent has its routes in a package of its own and hands them to `Api`.
///
/// A route says which role a caller needs; GET is for viewers and POST for operators unless it says
/// otherwise. What is no JSON is a [Reply#file], and a route outside `/api/v1` a [Route#at]: with
/// `Role.ANYONE` it is open to the whole network that may connect, and its handler answers for
/// that. A GET never changes anything.
///
/// No transport and no agent here.
@NullMarked
package io.wayout.app.http.route;

import org.jspecify.annotations.NullMarked;
