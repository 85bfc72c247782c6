// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.settings.Endpoint;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.token.Token;
import io.wayout.kit.token.TokenCache;
import io.wayout.kit.token.TokenEndpoint;
import io.wayout.kit.token.TokenSource;
import io.wayout.provider.BadSetting;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.Secret;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Who we are to Google, and how that is proven: a service account with its key, or the one that
/// the host lends.
final class ClouddnsIdentity {
  static final String KEY = "key";
  static final String METADATA_ACCOUNT = "metadata-account";
  static final String METADATA_ENDPOINT = "metadata-endpoint";
  static final String TOKEN_ENDPOINT = "token-endpoint";
  static final String METADATA = "http://169.254.169.254";

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final int NOT_FOUND = 404;

  private ClouddnsIdentity() {}

  static List<Setting> settings() {
    return List.of(
        Setting.optional(
            KEY, Kind.SECRET, "One way to prove who we are: a service account's key file (JSON)."),
        Setting.optional(
            METADATA_ACCOUNT,
            Kind.TEXT,
            "Another way: the service account that the host lends, 'default' or its address; on"
                + " Compute Engine, GKE and Cloud Run."),
        Setting.optional(
            METADATA_ENDPOINT, Kind.TEXT, "Where the host lends it; default: " + METADATA + "."),
        Setting.optional(
            TOKEN_ENDPOINT,
            Kind.TEXT,
            "Where Google gives tokens for the key; default: where the key file says."));
  }

  /// @param api where the API answers
  /// @throws BadSetting if the settings don't name exactly one way
  static TokenCache tokens(ProviderContext context, URI api) {
    Optional<Secret> key = context.optionalSecret(KEY);
    Optional<String> lent = context.optionalText(METADATA_ACCOUNT);
    if (key.isPresent() == lent.isPresent()) {
      throw new BadSetting(
          KEY, "an account needs exactly one of '" + KEY + "' and '" + METADATA_ACCOUNT + "'");
    }
    return key.map(file -> ofKey(context, file, api))
        .orElseGet(() -> new TokenCache(ofHost(context, lent.orElse("default")), context.clock()));
  }

  /// If the token endpoint is out, what we sign ourselves goes to the API instead.
  private static TokenCache ofKey(ProviderContext context, Secret file, URI api) {
    InstantSource clock = context.clock();
    Optional<URI> endpoint =
        context
            .optionalText(TOKEN_ENDPOINT)
            .map(_ -> Endpoint.of(context, TOKEN_ENDPOINT, "https://oauth2.googleapis.com/token"));
    TokenSource exchange =
        wire ->
            with(
                file,
                key -> {
                  URI uri = endpoint.orElse(key.tokenUri());
                  String assertion = key.assertion(uri, clock.instant());
                  SequencedMap<String, String> form = new LinkedHashMap<>();
                  form.put("grant_type", GRANT);
                  form.put("assertion", assertion);
                  Request request = TokenEndpoint.form(uri, form);
                  return TokenEndpoint.ask(wire, request, List.of(assertion), clock);
                });
    TokenSource own =
        _ ->
            with(
                file,
                key -> {
                  Instant now = clock.instant();
                  String jwt = key.selfSigned(api + "/", now);
                  return new Reply.Got<>(new Token(jwt, now, now.plus(ClouddnsKey.LIFE)));
                });
    return new TokenCache(exchange, Optional.of(own), clock);
  }

  /// What answers there must say that it is Google's, or it may be anybody on that network.
  private static TokenSource ofHost(ProviderContext context, String account) {
    URI endpoint = Endpoint.ofHost(context, METADATA_ENDPOINT, METADATA);
    URI uri =
        URI.create(
            endpoint
                + "/computeMetadata/v1/instance/service-accounts/"
                + Percent.encode(account)
                + "/token");
    Request request = Request.get(uri, Map.of("Metadata-Flavor", "Google"));
    return wire ->
        Answers.read(
            wire.exchange(request), answer -> lent(answer, request, account, context.clock()));
  }

  private static Reply<Token> lent(
      Answered answer, Request request, String account, InstantSource clock) {
    boolean isGoogle = answer.header("metadata-flavor").filter("Google"::equals).isPresent();
    if (answer.status() < 500 && !isGoogle) {
      return new Reply.Failed<>(
          new Garbled("token: " + request + " is not answered by Google's metadata service"));
    }
    return answer.status() == NOT_FOUND
        ? new Reply.Failed<>(
            new Denied("token: this host has no service account '" + account + "'"))
        : TokenEndpoint.ask(_ -> answer, request, List.of(), clock);
  }

  /// What is done with the key.
  @FunctionalInterface
  private interface Use {
    Reply<Token> of(ClouddnsKey key) throws BadJson;
  }

  private static Reply<Token> with(Secret file, Use use) {
    Function<String, Reply<Token>> denied = why -> new Reply.Failed<>(new Denied(why));
    try {
      return use.of(ClouddnsKey.of(file.reveal()));
    } catch (Secret.Unavailable unavailable) {
      return denied.apply("no key: " + unavailable.getMessage());
    } catch (BadJson flaw) {
      return denied.apply("the key is no service account's key file: " + flaw.getMessage());
    }
  }
}
