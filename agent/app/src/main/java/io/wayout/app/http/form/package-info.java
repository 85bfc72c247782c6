// SPDX-License-Identifier: Apache-2.0
/// How the agent's records look as JSON. Pure functions; the published document `openapi.json` and
/// its test hold the member names.
@NullMarked
package io.wayout.app.http.form;

import org.jspecify.annotations.NullMarked;
