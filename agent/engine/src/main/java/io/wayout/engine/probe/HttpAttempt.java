// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.engine.resolve.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// One request to one address. Host, SNI and the name that the certificate must be valid for stay
/// those of the request's URL, whatever the address.
final class HttpAttempt {
  private static final int BODY_BYTES_MAX = 256 * 1024;
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY_REQUESTS = 429;

  private final ProbeSpec.Http spec;
  private final Request request;
  private final InetAddress address;
  private final Clocked clock;

  HttpAttempt(ProbeSpec.Http spec, Request request, InetAddress address, Clocked clock) {
    this.spec = spec;
    this.request = request;
    this.address = address;
    this.clock = clock;
  }

  /// @param connecting when to give up connecting; the whole attempt ends with the probe's time
  Tried run(OkHttpClient client, Deadline connecting) {
    Progress progress = new Progress("connecting to " + address.getHostAddress());
    Duration left = atLeastShortest(clock.deadline().left());
    Call call =
        client
            .newBuilder()
            .dns(new Pinned(address))
            .eventListener(progress)
            .connectTimeout(atLeastShortest(connecting.left()))
            .readTimeout(left)
            .writeTimeout(left)
            .callTimeout(left)
            .build()
            .newCall(request);
    try (Response response = call.execute()) {
      progress.doing = "reading the body of HTTP " + response.code();
      return new Tried(judge(call, response), true);
    } catch (IOException e) {
      return new Tried(clock.failed(e, progress.doing), progress.connected);
    }
  }

  private ProbeResult judge(Call call, Response response) throws IOException {
    int status = response.code();
    String answer = "HTTP " + status + " from " + address.getHostAddress();
    if (spec.statuses().stream().noneMatch(range -> range.contains(status))) {
      call.cancel();
      return status == FORBIDDEN || status == TOO_MANY_REQUESTS
          ? Clocked.inconclusive(answer + ": the probe was turned away")
          : Clocked.fail(answer + ", expected " + expected());
    }
    String body = body(response);
    call.cancel();
    Optional<Instant> expiry =
        Optional.ofNullable(response.handshake())
            .map(Handshake::peerCertificates)
            .flatMap(TlsProbe::expiry);
    ProbeResult pass = clock.pass(answer, expiry);
    return spec.bodyMatch().map(wanted -> match(wanted, body, answer, pass)).orElse(pass);
  }

  private ProbeResult match(String wanted, String body, String answer, ProbeResult pass) {
    return switch (BodyMatch.find(wanted, body, clock.deadline())) {
      case FOUND -> pass;
      case MISSING ->
          Clocked.fail(
              answer
                  + ", but /"
                  + OneLine.excerpt(wanted)
                  + (body.isBlank()
                      ? "/ can't match: the body is empty"
                      : "/ is not in the body, which begins: " + OneLine.excerpt(body)));
      case GIVEN_UP ->
          Clocked.inconclusive(
              answer
                  + ", but /"
                  + OneLine.excerpt(wanted)
                  + "/ is too costly for its body; write a simpler expression");
    };
  }

  /// Read even when nothing is sought in it: a path that can't carry it must not pass (N13).
  private static String body(Response response) throws IOException {
    MediaType type = response.body().contentType();
    Charset charset = type == null ? null : type.charset(StandardCharsets.UTF_8);
    try (InputStream in = response.body().byteStream()) {
      byte[] bytes = in.readNBytes(BODY_BYTES_MAX);
      return new String(bytes, charset == null ? StandardCharsets.UTF_8 : charset);
    }
  }

  private String expected() {
    return String.join(", ", spec.statuses().stream().map(Object::toString).toList());
  }

  private static Duration atLeastShortest(Duration left) {
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }

  /// A value and not a lambda, because OkHttp remembers failed routes for ever and tells them apart
  /// by it.
  private record Pinned(InetAddress address) implements Dns {
    @Override
    public List<InetAddress> lookup(String host) {
      return List.of(address);
    }
  }

  /// Where the call is, for the message of its failure. Used by the calling thread alone.
  private static final class Progress extends EventListener {
    private String doing;
    private boolean connected;

    private Progress(String doing) {
      this.doing = doing;
    }

    @Override
    public void secureConnectStart(Call call) {
      connected = true;
      doing = doing.replace("connecting to", "shaking hands with");
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
      connected = true;
      doing = "waiting for the answer";
    }
  }
}
