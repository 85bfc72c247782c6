// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads one HTTP/1.1 answer (RFC 9112 §6): a body with a length, in chunks, or until the end.
final class HttpAnswer {
  private static final int LINE_BYTES_MAX = 1024 * 1024;

  private HttpAnswer() {}

  /// @param length of the body in bytes; -1 where it is not told
  record Head(int status, long length, boolean isChunked) {}

  static Head head(InputStream in) throws IOException {
    String first = required(in);
    if (!first.startsWith("HTTP/1.1 ") || first.length() < 12) {
      throw new IOException("the answer is no HTTP/1.1");
    }
    int status = Integer.parseInt(first.substring(9, 12));
    long length = -1;
    boolean isChunked = false;
    for (String line = required(in); !line.isEmpty(); line = required(in)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).strip());
      }
      isChunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    return new Head(status, length, isChunked);
  }

  /// The body alone; ends where it ends.
  static InputStream body(InputStream in, Head head) {
    return head.isChunked() ? new Chunked(in) : new Counted(in, head.length());
  }

  /// A line without its end; null at the end of the stream.
  static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
      }
      if (line.size() > LINE_BYTES_MAX) {
        throw new IOException("a line of the answer has no end");
      }
      line.write(c);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static String required(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      throw new EOFException("the answer ended too early");
    }
    return line;
  }

  /// A body of a known length, or one that ends with the connection.
  private static final class Counted extends InputStream {
    private final InputStream in;
    private long left;

    Counted(InputStream in, long length) {
      this.in = in;
      this.left = length < 0 ? Long.MAX_VALUE : length;
    }

    @Override
    public int read() throws IOException {
      int c = left == 0 ? -1 : in.read();
      left = c < 0 ? 0 : left - 1;
      return c;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = left == 0 ? -1 : in.read(into, offset, (int) Math.min(length, left));
      left = count < 0 ? 0 : left - count;
      return count;
    }
  }

  /// RFC 9112 §7.1.
  private static final class Chunked extends InputStream {
    private final InputStream in;
    private long left;
    private boolean isOver;

    Chunked(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0 && !isOver) {
        left = Long.parseLong(required(in).split(";", 2)[0].strip(), 16);
        isOver = left == 0;
      }
      if (isOver) {
        return -1;
      }
      int count = in.read(into, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException("the answer ended too early");
      }
      left -= count;
      if (left == 0) {
        required(in);
      }
      return count;
    }
  }
}
