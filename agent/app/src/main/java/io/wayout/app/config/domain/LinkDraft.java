// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.key.Form;
import io.wayout.core.model.Link;

/// A link and the place where it was written.
record LinkDraft(Link link, Form form) {}
