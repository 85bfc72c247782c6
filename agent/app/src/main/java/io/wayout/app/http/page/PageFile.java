// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.page;

/// One file of the page.
///
/// @param contentType with its character set
/// @param text all files are texts
/// @param etag a strong validator (RFC 9110 §8.8.3), with its quotes
/// @param cacheControl how long it may be kept: what has the build in its address for ever, the
///   rest only after asking again
public record PageFile(String contentType, String text, String etag, String cacheControl) {}
