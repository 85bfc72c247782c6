// SPDX-License-Identifier: Apache-2.0
/// What is wrong today, before any outage: rules over the configuration, over what the agent
/// believes, and over what a survey of the world found. Pure; asks nobody.
@NullMarked
package io.wayout.core.audit.finding;

import org.jspecify.annotations.NullMarked;
