// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.endpoints;

import io.wayout.kit.endpoints.ManyEndpoints.Door;
import io.wayout.kit.settings.Endpoint;
import io.wayout.provider.BadSetting;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.Setting;
import io.wayout.provider.Setting.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The setting `endpoint` with one address or several: where a cloud's API answers. Several must
/// lead to the same data.
public final class Endpoints {
  /// How many addresses an account may name.
  public static final int MAX = 5;

  private Endpoints() {}

  /// Makes a provider for one address.
  @FunctionalInterface
  public interface Maker {
    /// @param context the account's, or the same with less time; to be used instead of the
    ///   account's own
    DnsProvider make(URI base, ProviderContext context);
  }

  /// @param standard the address without this setting
  public static Setting setting(String standard) {
    return Setting.optional(
        Endpoint.KEY,
        Kind.TEXTS,
        "Address of the API, https://host[:port], or up to "
            + MAX
            + " that lead to the same data, the first one preferred; default: "
            + standard
            + ".");
  }

  /// A provider that asks the addresses of the setting, or the standard ones without it. With one
  /// address it is what the maker makes.
  ///
  /// @param standards one or more, the preferred one first
  /// @throws BadSetting if an address is none, or there are too many
  public static DnsProvider open(ProviderContext context, List<String> standards, Maker maker) {
    List<URI> bases = of(context, standards);
    if (bases.size() == 1) {
      return maker.make(bases.getFirst(), context);
    }
    List<Door> doors = new ArrayList<>();
    for (int i = 0; i < bases.size(); i++) {
      doors.add(door(context, bases.get(i), i, maker));
    }
    return new ManyEndpoints(doors, context.clock(), context.requestDeadline());
  }

  /// The same with one standard address.
  public static DnsProvider open(ProviderContext context, String standard, Maker maker) {
    return open(context, List.of(standard), maker);
  }

  private static List<URI> of(ProviderContext context, List<String> standards) {
    List<String> given = context.texts(Endpoint.KEY);
    List<String> texts = given.isEmpty() ? standards : given;
    LinkedHashSet<URI> bases = new LinkedHashSet<>();
    for (String text : texts) {
      bases.add(Endpoint.of(text, standards.getFirst()));
    }
    if (bases.size() > MAX) {
      throw new BadSetting(
          Endpoint.KEY, bases.size() + " addresses are too many; write " + MAX + " at most");
    }
    return List.copyOf(bases);
  }

  /// Each provider has a name of its own, because adapters make numbers that must not repeat from
  /// it.
  private static Door door(ProviderContext context, URI base, int index, Maker maker) {
    Duration rest = context.requestDeadline().multipliedBy(3).dividedBy(5);
    return new Door(
        base,
        maker.make(base, part(context, "/" + index, context.requestDeadline())),
        maker.make(base, part(context, "/" + index + "+", rest)),
        rest);
  }

  private static ProviderContext part(ProviderContext context, String mark, Duration time) {
    return new ProviderContext(
        context.account() + mark,
        context.texts(),
        context.secrets(),
        context.clock(),
        time,
        context.wire());
  }
}
