// SPDX-License-Identifier: Apache-2.0
/// The house rules as tests: who may use whom (`RoomsTest`), words and sizes (`TidyTest`), docs
/// that say what the code does (`DocsTest`). Exemption lists are empty; a rule that does not fit is
/// changed here and in `docs/STYLE.md`, in the open.
@NullMarked
package io.wayout.house;

import org.jspecify.annotations.NullMarked;
