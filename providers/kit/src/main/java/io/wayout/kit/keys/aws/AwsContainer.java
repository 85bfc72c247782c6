// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys.aws;

import io.wayout.kit.http.Reply;
import io.wayout.kit.keys.HostService;
import io.wayout.kit.keys.KeyShape;
import io.wayout.kit.keys.LentKey;
import io.wayout.kit.token.LeaseSource;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.Secret;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keys of an ECS task's role or an EKS pod's, from the endpoint that the platform names in the
/// container's environment. Immutable.
final class AwsContainer implements LeaseSource<LentKey> {
  static final String ECS = "http://169.254.170.2";

  /// Loopback, ECS and EKS; elsewhere keys come over https or not at all.
  private static final Set<String> NEAR =
      Set.of(
          "127.0.0.1", "localhost", "[::1]", "169.254.170.2", "169.254.170.23", "[fd00:ec2::23]");

  private static final KeyShape SHAPE =
      new KeyShape("AccessKeyId", "SecretAccessKey", "Token", "Expiration", Duration.ZERO);

  private final Secret uri;
  private final Optional<Secret> authorization;
  private final InstantSource clock;

  /// @param uri a path of the ECS endpoint, or a whole address
  AwsContainer(Secret uri, Optional<Secret> authorization, InstantSource clock) {
    this.uri = uri;
    this.authorization = authorization;
    this.clock = clock;
  }

  /// The path of ECS tells which task asks, so it is kept out of messages.
  @Override
  public Reply<LentKey> fetch(Wire wire) {
    Instant asked = clock.instant();
    try {
      String text = uri.reveal().strip();
      Optional<URI> address = address(text.startsWith("/") ? ECS + text : text);
      if (address.isEmpty()) {
        return denied(
            "'container-credentials-uri' is neither a path nor an address of https, loopback,"
                + " 169.254.170.2 or 169.254.170.23");
      }
      Optional<String> token = authorization.map(Secret::reveal).map(String::strip);
      Map<String, String> headers =
          token.map(value -> Map.of("Authorization", value)).orElseGet(Map::of);
      HostService service = service(address.get());
      return service.ask(
          wire,
          Request.get(address.get(), headers),
          Optional.of(address.get().getPath()).filter(path -> path.length() > 1).stream().toList(),
          asked,
          body -> SHAPE.read(service.what(), body, asked));
    } catch (Secret.Unavailable unavailable) {
      return denied(String.valueOf(unavailable.getMessage()));
    }
  }

  private static HostService service(URI address) {
    return new HostService(
        "the container's endpoint " + address.getHost(),
        "is this an ECS task or an EKS pod, and is 'container-credentials-uri' what its"
            + " environment says?",
        "give the task or the pod's service account a role, and 'container-authorization-token'"
            + " if the platform names one");
  }

  private static Optional<URI> address(String text) {
    try {
      URI address = new URI(text);
      String host = address.getHost();
      boolean isWhole =
          host != null && address.getUserInfo() == null && address.getFragment() == null;
      boolean isSafe =
          "https".equals(address.getScheme())
              || ("http".equals(address.getScheme()) && host != null && NEAR.contains(host));
      return isWhole && isSafe ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException odd) {
      return Optional.empty();
    }
  }

  private static Reply<LentKey> denied(String why) {
    return new Reply.Failed<>(new Denied("no keys: " + why));
  }
}
