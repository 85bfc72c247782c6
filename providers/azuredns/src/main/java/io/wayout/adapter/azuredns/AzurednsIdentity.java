// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import io.wayout.kit.http.Reply;
import io.wayout.kit.settings.Endpoint;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.token.Token;
import io.wayout.kit.token.TokenEndpoint;
import io.wayout.kit.token.TokenSource;
import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.Secret;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Who we are to Azure, and how that is proven: an application with its secret, one that another
/// platform vouches for (workload federation), or the host's own managed identity. Immutable.
final class AzurednsIdentity implements TokenSource {
  static final String TENANT = "tenant";
  static final String CLIENT_ID = "client-id";
  static final String CLIENT_SECRET = "client-secret";
  static final String FEDERATED_TOKEN = "federated-token";
  static final String MANAGED_IDENTITY = "managed-identity";
  static final String IDENTITY_ENDPOINT = "identity-endpoint";
  static final String IDENTITY_HEADER = "identity-header";
  static final String AUTHORITY = "authority";
  static final String SYSTEM = "system";
  static final String IMDS = "http://169.254.169.254/metadata/identity/oauth2/token";

  /// How one of the ways asks.
  @FunctionalInterface
  private interface Way {
    /// @throws Secret.Unavailable if a secret can't be read at the moment
    Asking asking();
  }

  /// @param secrets what the request holds of them
  private record Asking(Request request, List<String> secrets) {}

  private final Way way;
  private final InstantSource clock;

  private AzurednsIdentity(Way way, InstantSource clock) {
    this.way = way;
    this.clock = clock;
  }

  static List<Setting> settings() {
    return List.of(
        Setting.optional(TENANT, Kind.TEXT, "The tenant of the application, as an id or a domain."),
        Setting.optional(CLIENT_ID, Kind.TEXT, "The application's (client) id."),
        Setting.optional(
            CLIENT_SECRET, Kind.SECRET, "One way to prove who we are: the application's secret."),
        Setting.optional(
            FEDERATED_TOKEN,
            Kind.SECRET,
            "Another way: what another platform vouches with, e.g. the file that AKS names in"
                + " AZURE_FEDERATED_TOKEN_FILE; read anew for each token."),
        Setting.optional(
            MANAGED_IDENTITY,
            Kind.TEXT,
            "The third way: 'system', or the client id of the host's managed identity to use."),
        Setting.optional(
            IDENTITY_ENDPOINT,
            Kind.TEXT,
            "Where the host lends tokens of managed identities; default: " + IMDS + "."),
        Setting.optional(
            IDENTITY_HEADER,
            Kind.SECRET,
            "IDENTITY_HEADER of App Service and Container Apps; absent on virtual machines."),
        Setting.optional(
            AUTHORITY,
            Kind.TEXT,
            "Where Entra ID gives tokens, https://host[:port]; default: that of the cloud."));
  }

  /// @throws BadSetting if the settings don't name exactly one way, or it lacks something
  static AzurednsIdentity of(ProviderContext context, AzurednsCloud cloud) {
    Optional<Secret> secret = context.optionalSecret(CLIENT_SECRET);
    Optional<Secret> assertion = context.optionalSecret(FEDERATED_TOKEN);
    Optional<String> managed = context.optionalText(MANAGED_IDENTITY);
    long ways = List.of(secret, assertion, managed).stream().filter(Optional::isPresent).count();
    if (ways != 1) {
      throw new BadSetting(
          CLIENT_SECRET,
          "an account needs exactly one of '%s', '%s' and '%s', not %d of them"
              .formatted(CLIENT_SECRET, FEDERATED_TOKEN, MANAGED_IDENTITY, ways));
    }
    Way way =
        managed.isPresent()
            ? managed(context, managed.get(), cloud.manager() + "/")
            : application(context, secret, assertion, cloud);
    return new AzurednsIdentity(way, context.clock());
  }

  @Override
  public Reply<Token> fetch(Wire wire) {
    Asking asking;
    try {
      asking = way.asking();
    } catch (Secret.Unavailable unavailable) {
      return new Reply.Failed<>(new Denied("no credentials: " + unavailable.getMessage()));
    }
    return TokenEndpoint.ask(wire, asking.request(), asking.secrets(), clock);
  }

  private static Way application(
      ProviderContext context,
      Optional<Secret> secret,
      Optional<Secret> assertion,
      AzurednsCloud cloud) {
    String tenant = context.text(TENANT);
    if (!tenant.matches("[0-9A-Za-z.-]+")) {
      throw new BadSetting(TENANT, "'" + tenant + "' is no tenant; write its id or its domain");
    }
    String clientId = context.text(CLIENT_ID);
    URI authority = Endpoint.of(context, AUTHORITY, cloud.authority());
    URI endpoint = URI.create(authority + "/" + tenant + "/oauth2/v2.0/token");
    String scope = cloud.manager() + "/.default";
    return () -> {
      SequencedMap<String, String> form = new LinkedHashMap<>();
      form.put("grant_type", "client_credentials");
      form.put("client_id", clientId);
      String proof = secret.or(() -> assertion).map(Secret::reveal).map(String::strip).orElse("");
      if (secret.isPresent()) {
        form.put("client_secret", proof);
      } else {
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", proof);
      }
      form.put("scope", scope);
      return new Asking(TokenEndpoint.form(endpoint, form), List.of(proof));
    };
  }

  /// Virtual machines want a header that no browser sends by mistake, web apps one that only they
  /// know.
  private static Way managed(ProviderContext context, String identity, String resource) {
    URI endpoint = Endpoint.ofHost(context, IDENTITY_ENDPOINT, IMDS);
    Optional<Secret> header = context.optionalSecret(IDENTITY_HEADER);
    Map<String, String> query = new TreeMap<>();
    query.put("api-version", header.isPresent() ? "2019-08-01" : "2018-02-01");
    query.put("resource", resource);
    if (!identity.equals(SYSTEM)) {
      query.put("client_id", identity);
    }
    URI uri = URI.create(endpoint + "?" + Percent.query(query));
    return () -> {
      Optional<String> known = header.map(Secret::reveal).map(String::strip);
      Map<String, String> headers =
          known
              .map(text -> Map.of("X-IDENTITY-HEADER", text))
              .orElseGet(() -> Map.of("Metadata", "true"));
      return new Asking(Request.get(uri, headers), known.stream().toList());
    };
  }
}
