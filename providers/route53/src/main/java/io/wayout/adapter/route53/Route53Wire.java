// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.xml.BadXml;
import io.wayout.kit.xml.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Route 53's XML as record sets and back: pure.
final class Route53Wire {
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,40}");
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ChangeResourceRecordSetsRequest"
          + " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ChangeBatch><Comment>";

  /// How Route 53 words that a set is not what a batch says it is. Nothing was applied then.
  private static final List<String> OVERTAKEN =
      List.of(
          "but it was not found",
          "values provided do not match the current values",
          "but it already exists");

  private Route53Wire() {}

  /// A hosted zone.
  ///
  /// @param name lower case, without the final dot
  record HostedZone(String id, String name, boolean isPrivate) {}

  /// Record sets from one name on.
  ///
  /// @param isWhole nothing follows
  record Listing(List<Route53Set> sets, boolean isWhole) {
    Listing {
      sets = List.copyOf(sets);
    }
  }

  /// One set to be put where another is, or where nothing is.
  record Swap(Optional<Xml> old, Xml wanted) {}

  /// A name as requests carry it.
  static String name(DnsName name) {
    return name.absolute().replace("*", "\\052");
  }

  static Page<HostedZone> zones(String body) throws BadXml {
    Xml root = root(body, "ListHostedZonesByNameResponse");
    List<HostedZone> zones = new ArrayList<>();
    for (Xml zone : root.child("HostedZones").children("HostedZone")) {
      Optional<Xml> config = zone.optional("Config");
      boolean isPrivate =
          config.isPresent() && "true".equals(text(config.get(), "PrivateZone").orElse("false"));
      zones.add(
          new HostedZone(
              id(zone.child("Id").text(), "/hostedzone/"),
              owner(zone.child("Name").text()),
              isPrivate));
    }
    return new Page<>(
        zones, isTruncated(root) ? next(root) : Optional.empty(), OptionalInt.empty());
  }

  static Listing sets(String body) throws BadXml {
    Xml root = root(body, "ListResourceRecordSetsResponse");
    List<Route53Set> sets = new ArrayList<>();
    for (Xml set : root.child("ResourceRecordSets").children("ResourceRecordSet")) {
      sets.add(new Route53Set(owner(set.child("Name").text()), set.child("Type").text(), set));
    }
    return new Listing(sets, !isTruncated(root));
  }

  /// The identifier of an accepted change.
  static String changeId(String body) throws BadXml {
    Xml info = root(body, "ChangeResourceRecordSetsResponse").child("ChangeInfo");
    isPublished(info);
    return id(info.child("Id").text(), "/change/");
  }

  /// Does every name server have the change?
  static boolean isPublished(String body) throws BadXml {
    return isPublished(root(body, "GetChangeResponse").child("ChangeInfo"));
  }

  /// Puts a set where nothing is.
  static Swap creation(RecordKey key, RecordSet wanted) {
    Xml element =
        new Xml(
            "ResourceRecordSet",
            "",
            List.of(
                leaf("Name", name(key.name())),
                leaf("Type", key.type().name()),
                leaf("TTL", Integer.toString(wanted.ttl().seconds())),
                values(wanted)));
    return new Swap(Optional.empty(), element);
  }

  /// Puts other values and another TTL into a set and leaves the rest as it is.
  static Swap replacement(Route53Set held, RecordSet wanted) {
    List<Xml> children =
        held.element().children().stream()
            .map(child ->
                switch (child.name()) {
                  case "TTL" -> leaf("TTL", Integer.toString(wanted.ttl().seconds()));
                  case "ResourceRecords" -> values(wanted);
                  default -> child;
                })
            .toList();
    return new Swap(Optional.of(held.element()), new Xml("ResourceRecordSet", "", children));
  }

  /// The request of a batch. Deleting exactly what was read, beside the creation, is what lets the
  /// vendor compare; it applies both as one.
  static String batch(String comment, List<Swap> swaps) {
    String changes =
        swaps.stream()
            .map(swap ->
                swap.old().map(old -> change("DELETE", old)).orElse("")
                    + change("CREATE", swap.wanted()))
            .collect(Collectors.joining());
    return HEAD
        + Xml.escape(comment)
        + "</Comment><Changes>"
        + changes
        + "</Changes></ChangeBatch></ChangeResourceRecordSetsRequest>";
  }

  /// What went wrong in the vendor's own words; empty if they are none of the vendor's.
  static Optional<Problem> problem(String body) {
    try {
      Xml root = Xml.parse(body);
      return switch (root.name()) {
        case "ErrorResponse" -> {
          Xml error = root.child("Error");
          yield Optional.of(problem(error.child("Code").text(), text(error, "Message").orElse("")));
        }
        case "InvalidChangeBatch" -> Optional.of(problem(root.name(), messages(root)));
        default -> Optional.empty();
      };
    } catch (BadXml foreign) {
      return Optional.empty();
    }
  }

  private static Problem problem(String code, String message) {
    boolean isOvertaken =
        code.equals("InvalidChangeBatch") && OVERTAKEN.stream().anyMatch(message::contains);
    return new Problem(isOvertaken ? code + ".Overtaken" : code, message);
  }

  private static String messages(Xml root) throws BadXml {
    Optional<Xml> messages = root.optional("Messages");
    return messages.isPresent()
        ? messages.get().children("Message").stream()
            .map(Xml::text)
            .collect(Collectors.joining("; "))
        : text(root, "Message").orElse("");
  }

  private static String change(String action, Xml set) {
    return "<Change><Action>" + action + "</Action>" + set.markup() + "</Change>";
  }

  private static Xml values(RecordSet wanted) {
    return new Xml(
        "ResourceRecords",
        "",
        wanted.data().values().stream()
            .map(value -> new Xml("ResourceRecord", "", List.of(leaf("Value", value))))
            .toList());
  }

  private static Xml leaf(String name, String text) {
    return new Xml(name, text, List.of());
  }

  private static Xml root(String body, String name) throws BadXml {
    Xml root = Xml.parse(body);
    if (!root.name().equals(name)) {
      throw new BadXml("the document is no " + name);
    }
    return root;
  }

  private static boolean isTruncated(Xml root) throws BadXml {
    return switch (root.child("IsTruncated").text().strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadXml("IsTruncated is neither true nor false");
    };
  }

  private static Optional<String> next(Xml root) throws BadXml {
    return Optional.of(
        Percent.query(
            Map.of(
                "dnsname", root.child("NextDNSName").text(),
                "hostedzoneid", id(root.child("NextHostedZoneId").text(), "/hostedzone/"),
                "maxitems", Integer.toString(Route53Api.ZONE_PAGE))));
  }

  private static boolean isPublished(Xml info) throws BadXml {
    return switch (info.child("Status").text()) {
      case "INSYNC" -> true;
      case "PENDING" -> false;
      default -> throw new BadXml("Status is neither PENDING nor INSYNC");
    };
  }

  private static Optional<String> text(Xml parent, String child) throws BadXml {
    return parent.optional(child).map(Xml::text);
  }

  private static String id(String text, String prefix) throws BadXml {
    String id = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    if (!ID.matcher(id).matches()) {
      throw new BadXml("an identifier of other signs than letters and digits");
    }
    return id;
  }

  private static String owner(String text) {
    String plain =
        OCTAL
            .matcher(text)
            .replaceAll(octal -> {
              char sign = (char) Integer.parseInt(octal.group(1), 8);
              return Matcher.quoteReplacement(String.valueOf(sign));
            });
    String name = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    return name.toLowerCase(Locale.ROOT);
  }
}
