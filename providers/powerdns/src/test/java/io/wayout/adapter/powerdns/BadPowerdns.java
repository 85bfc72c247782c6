// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A PowerDNS with one zone and one record that answers its reads or its writes in a bad manner and
/// everything else as it should.
final class BadPowerdns implements AutoCloseable {
  /// Which requests go wrong.
  enum Where {
    READS,
    WRITES_NOT_APPLIED,
    WRITES_APPLIED,
    FLUSHES
  }

  /// How they go wrong.
  @FunctionalInterface
  interface Fault {
    void answer(HttpExchange exchange) throws IOException;
  }

  static final String PATH = "/api/v1/servers/localhost";

  private static final String ZONE =
      """
      {"name":"shop.example.","kind":"Native","soa_edit_api":"DEFAULT","rrsets":[
       {"name":"shop.example.","type":"SOA","ttl":60,"records":[{"content":"x","disabled":false}]},
       {"name":"www.shop.example.","type":"CNAME","ttl":60,
        "records":[{"content":"%s","disabled":false}]}]}
      """;

  private final Where where;
  private final Fault fault;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicReference<String> target = new AtomicReference<>("lb-a.cloud.example.");
  private final AtomicInteger patches = new AtomicInteger();

  BadPowerdns(Where where, Fault fault) throws IOException {
    this.where = where;
    this.fault = fault;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  /// What the record points to now.
  String target() {
    return target.get();
  }

  int patches() {
    return patches.get();
  }

  /// Never answers, until the server is closed.
  void silence(HttpExchange exchange) throws IOException {
    try {
      end.await();
      throw new IOException("closed");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }

  static Fault status(int status, String body) {
    return exchange -> answer(exchange, status, body);
  }

  /// Promises more bytes than it sends.
  static Fault cutOff() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write("{\"name\":".getBytes(StandardCharsets.UTF_8));
      throw new IOException("hangs up");
    };
  }

  /// Sends a byte now and then, for ever.
  static Fault drip() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 100_000);
      CountDownLatch never = new CountDownLatch(1);
      try (OutputStream out = exchange.getResponseBody()) {
        while (!never.await(20, TimeUnit.MILLISECONDS)) {
          out.write(' ');
          out.flush();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    };
  }

  static Fault redirect(int status, URI to) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", to.toString());
      answer(exchange, status, "");
    };
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestMethod()) {
        case "GET" -> get(exchange);
        case "PATCH" -> patch(exchange);
        default -> flush(exchange);
      }
    }
  }

  private void get(HttpExchange exchange) throws IOException {
    if (where == Where.READS) {
      fault.answer(exchange);
    } else {
      answer(exchange, 200, ZONE.formatted(target.get()));
    }
  }

  private void patch(HttpExchange exchange) throws IOException {
    patches.incrementAndGet();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (where != Where.WRITES_NOT_APPLIED) {
      target.set(wanted(body));
    }
    if (where == Where.READS || where == Where.FLUSHES) {
      exchange.sendResponseHeaders(204, -1);
    } else {
      fault.answer(exchange);
    }
  }

  private void flush(HttpExchange exchange) throws IOException {
    if (where == Where.FLUSHES) {
      fault.answer(exchange);
    } else {
      answer(exchange, 200, "{\"count\":1}");
    }
  }

  private static String wanted(String body) throws IOException {
    try {
      Json rrset = Json.parse(body).member("rrsets").elements().getFirst();
      return rrset.member("records").elements().getFirst().member("content").text();
    } catch (BadJson flaw) {
      throw new IOException(flaw);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
