// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {

  @Test
  void body_hasItsLength() throws IOException {
    assertThat(body("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef")).isEqualTo("abc");
    assertThat(body("HTTP/1.1 404 Not Found\r\nx: y\r\n\r\nabc")).isEqualTo("abc");
  }

  @Test
  void chunks_arePutTogether() throws IOException {
    assertThat(
            body(
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
                    + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"))
        .isEqualTo("abcde");
  }

  @Test
  void brokenAnswer_isNoticed() {
    for (String bad :
        new String[] {
          "",
          "SSH-2.0\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Le",
          "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nabc"
        }) {
      assertThatThrownBy(() -> body(bad)).as(bad).isInstanceOf(IOException.class);
    }
  }

  private static String body(String answer) throws IOException {
    InputStream in = new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));
    HttpAnswer.Head head = HttpAnswer.head(in);
    return new String(HttpAnswer.body(in, head).readAllBytes(), StandardCharsets.UTF_8);
  }
}
