// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

import com.akamai.edgegrid.signer.ClientCredential;
import com.akamai.edgegrid.signer.EdgeGridV1Signer;
import com.akamai.edgegrid.signer.Request;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/// Akamai Edge DNS: there is an official signer, and no client; it is sent with the JDK's own.
final class AkamaiSdk {
  private static final String HOST = "akab-recorder.luna.akamaiapis.net";
  private static final String SET =
      "/config-dns/v2/zones/example.com/names/www.example.com/types/CNAME";
  private static final String BODY =
      "{\"name\":\"www.example.com\",\"type\":\"CNAME\",\"ttl\":60,"
          + "\"rdata\":[\"b.cdn-two.example.\"]}";

  private AkamaiSdk() {}

  static void main(String[] arguments) throws Exception {
    try (Recorder recorder =
            new Recorder("com.akamai.edgegrid:edgegrid-signer-core", arguments);
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      recorder.record(() -> send(client, "GET", SET, ""), "read");
      recorder.record(
          () -> send(client, "GET", SET.replace("www.", "*."), ""), "read-wildcard");
      recorder.record(
          () ->
              send(
                  client,
                  "GET",
                  "/config-dns/v2/zones/example.com/recordsets?page=1&pageSize=100"
                      + "&types=A%2CAAAA%2CCNAME%2CNS%2CTXT",
                  ""),
          "read-all");
      recorder.record(() -> send(client, "PUT", SET, BODY), "change");
      recorder.record(() -> send(client, "POST", SET, BODY), "create");
    }
  }

  private static void send(HttpClient client, String method, String target, String body)
      throws Exception {
    ClientCredential credential =
        ClientCredential.builder()
            .clientToken("akab-client-s3ntinel")
            .accessToken("akab-access-s3ntinel")
            .clientSecret("s3ntinelClientSecret=")
            .host(HOST)
            .build();
    URI uri = URI.create("https://" + HOST + target);
    Request request =
        Request.builder()
            .method(method)
            .uri(uri)
            .body(body.getBytes(StandardCharsets.UTF_8))
            .build();
    String authorization = new EdgeGridV1Signer().getSignature(request, credential);
    HttpRequest.Builder sent = HttpRequest.newBuilder(uri).header("Authorization", authorization);
    if (!body.isEmpty()) {
      sent.header("Content-Type", "application/json");
    }
    client.send(
        sent.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.discarding());
  }
}
