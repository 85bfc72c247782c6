// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.page;

import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Serves the page's files; everything else is someone else's. Thread-safe.
public final class PageHandler extends Handler.Abstract.NonBlocking {
  private static final int NOT_MODIFIED = 304;
  private static final int OK = 200;
  private final Page page;

  public PageHandler(Page page) {
    this.page = page;
  }

  /// @return false if the address is none of the page's; then nothing was answered
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    boolean isGet = request.getMethod().equals("GET");
    boolean isHead = request.getMethod().equals("HEAD");
    Optional<PageFile> file =
        isGet || isHead ? page.find(request.getHttpURI().getPath()) : Optional.empty();
    if (file.isEmpty()) {
      return false;
    }
    Page.HEADERS.forEach((name, value) -> response.getHeaders().put(name, value));
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, file.get().cacheControl());
    response.getHeaders().put(HttpHeader.ETAG, file.get().etag());
    if (file.get().etag().equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
      response.setStatus(NOT_MODIFIED);
      response.write(true, null, callback);
      return true;
    }
    response.setStatus(OK);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, file.get().contentType());
    Content.Sink.write(response, true, isHead ? "" : file.get().text(), callback);
    return true;
  }
}
