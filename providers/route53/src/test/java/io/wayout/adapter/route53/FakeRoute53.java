// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import io.wayout.dns.DnsName;
import io.wayout.kit.sign.Digests;
import io.wayout.kit.xml.BadXml;
import io.wayout.kit.xml.Xml;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Secret;
import io.wayout.testkit.cloud.FakeAnswer;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeMetadata.Manner;
import io.wayout.testkit.cloud.FakeRecord;
import io.wayout.testkit.cloud.FakeRecords;
import io.wayout.testkit.cloud.FakeRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Route 53 with one public zone, its private twin and a neighbour: lists that only begin where
/// they are asked to, and batches that apply whole or not at all.
public final class FakeRoute53 extends FakeCloud {
  static final String ID = "AKIDSENTINEL";
  static final String SECRET = "s3ntinelAwsSecret/+";
  static final String TOKEN = "IQoJs3ntinelAwsToken//==";
  static final String ZONE_ID = "Z0123456789ABCDEFGHIJ";
  static final String HEALTH_CHECK = "HealthCheckId";

  /// What the metadata service of an EC2 instance lends.
  static final Manner INSTANCE =
      new Manner(
          "x-aws-ec2-metadata-token",
          "/latest/meta-data/iam/security-credentials/",
          (areRight, until) ->
              Map.of(
                  "Code",
                  "Success",
                  "AccessKeyId",
                  ID,
                  "SecretAccessKey",
                  areRight ? SECRET : "NotTheSecret",
                  "Token",
                  TOKEN,
                  "Expiration",
                  until.toString()));

  private static final Duration SKEW_MAX = Duration.ofMinutes(5);
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/us-east-1/route53/aws4_request,"
              + " SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");

  private final FakeRecords records = new FakeRecords(n -> "r" + n, key -> key.type().name());
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  @Override
  public ProviderFactory factory() {
    return new Route53ProviderFactory();
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return Map.of("endpoint", List.of(api.toString()));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    String secret = areRight ? SECRET : "NotTheSecret";
    return Map.of(
        "access-key-id", () -> ID, "secret-access-key", () -> secret, "session-token", () -> TOKEN);
  }

  @Override
  public FakeRecords records() {
    return records;
  }

  /// Values are kept as they were written.
  @Override
  public String stored(String value) {
    return value;
  }

  @Override
  public Optional<String> attribute() {
    return Optional.of(HEALTH_CHECK);
  }

  @Override
  public boolean isWrite(FakeRequest request) {
    return !request.method().equals("GET");
  }

  @Override
  public FakeAnswer throttled() {
    return error(400, "Throttling", "Rate exceeded");
  }

  @Override
  public FakeAnswer forgetsKeys() {
    return error(
        403, "InvalidClientTokenId", "The security token included in the request is invalid.");
  }

  @Override
  public FakeAnswer broken() {
    return error(500, "InternalFailure", "We encountered an internal error.");
  }

  @Override
  public FakeAnswer ttlTooSmall() {
    return error(400, "InvalidInput", "Invalid TTL");
  }

  @Override
  protected FakeAnswer answer(FakeRequest request) {
    Optional<FakeAnswer> refusal = judged(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String path = request.path().replaceFirst("^/2013-04-01", "");
    if (path.equals("/hostedzonesbyname")) {
      return zones(request.parameter("dnsname"));
    }
    if (path.startsWith("/change/")) {
      return change(path.substring("/change/".length()));
    }
    if (!path.equals("/hostedzone/" + ZONE_ID + "/rrset")) {
      return error(404, "NoSuchHostedZone", "No hosted zone found with ID: " + path);
    }
    return isWrite(request) ? write(request) : list(request);
  }

  static FakeAnswer error(int status, String code, String message) {
    return xml(
        status,
        "<ErrorResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Error>"
            + "<Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(code, Xml.escape(message))
            + "<RequestId>b25f48e8-84fd-11e6-80d9-574e0c4664cb</RequestId></ErrorResponse>");
  }

  private static FakeAnswer invalidBatch(String message) {
    return xml(
        400,
        "<InvalidChangeBatch xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Messages>"
            + "<Message>%s</Message></Messages><RequestId>b25f48e8</RequestId></InvalidChangeBatch>"
                .formatted(Xml.escape(message)));
  }

  private static FakeAnswer xml(int status, String body) {
    return FakeAnswer.of(status, "text/xml", "<?xml version=\"1.0\"?>\n" + body);
  }

  private static Optional<FakeAnswer> judged(FakeRequest request) {
    Matcher given = AUTHORIZATION.matcher(request.header("authorization"));
    if (!given.matches()) {
      return Optional.of(error(400, "IncompleteSignature", request.header("authorization")));
    }
    String stamp = request.header("x-amz-date");
    Instant sent =
        LocalDateTime.parse(stamp, DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))
            .toInstant(ZoneOffset.UTC);
    if (Duration.between(sent, Instant.now()).abs().compareTo(SKEW_MAX) > 0) {
      return Optional.of(
          error(403, "SignatureDoesNotMatch", "Signature expired: " + stamp + " is now earlier"));
    }
    String names = given.group(3);
    List<String> signed = List.of(names.split(";", -1));
    if (!signed.containsAll(List.of("host", "x-amz-date", "x-amz-security-token"))
        || !request.header("x-amz-security-token").equals(TOKEN)
        || !given.group(1).equals(ID)) {
      return Optional.of(error(403, "InvalidClientTokenId", "The security token is invalid."));
    }
    String headers =
        signed.stream().map(n -> n + ":" + request.header(n) + "\n").collect(Collectors.joining());
    String canonical =
        String.join(
            "\n",
            request.method(),
            request.path(),
            request.query(),
            headers,
            names,
            Digests.sha256Hex(request.body()));
    String scope = given.group(2) + "/us-east-1/route53/aws4_request";
    String toSign =
        String.join("\n", "AWS4-HMAC-SHA256", stamp, scope, Digests.sha256Hex(canonical));
    byte[] key = Digests.hmacSha256("AWS4" + SECRET, given.group(2));
    key = Digests.hmacSha256(key, "us-east-1");
    key = Digests.hmacSha256(key, "route53");
    key = Digests.hmacSha256(key, "aws4_request");
    boolean isRight = Digests.hex(Digests.hmacSha256(key, toSign)).equals(given.group(4));
    return isRight
        ? Optional.empty()
        : Optional.of(
            error(403, "SignatureDoesNotMatch", "The Canonical String should be " + canonical));
  }

  /// The start is a place in the vendor's order: all that is behind it is listed, too.
  private static FakeAnswer zones(String from) {
    String zones =
        List.of(
                zone("ZPRIVATE", ZONE.text(), true),
                zone(ZONE_ID, ZONE.text(), false),
                zone("ZNEIGHBOUR", "zone.example", false))
            .stream()
            .collect(Collectors.joining());
    return xml(
        200,
        ("<ListHostedZonesByNameResponse><HostedZones>%s</HostedZones><DNSName>%s"
                + "</DNSName><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>"
                + "</ListHostedZonesByNameResponse>")
            .formatted(zones, Xml.escape(from)));
  }

  private static String zone(String id, String name, boolean isPrivate) {
    return ("<HostedZone><Id>/hostedzone/%s</Id><Name>%s.</Name><CallerReference>x"
            + "</CallerReference><Config><PrivateZone>%b</PrivateZone></Config>"
            + "<ResourceRecordSetCount>2</ResourceRecordSetCount></HostedZone>")
        .formatted(id, name, isPrivate);
  }

  /// Pending when first asked for, and in sync from then on.
  private FakeAnswer change(String id) {
    if (!id.startsWith("C")) {
      return error(404, "NoSuchChange", "A change with id " + id + " does not exist.");
    }
    return xml(200, "<GetChangeResponse>" + info(id, !told.add(id)) + "</GetChangeResponse>");
  }

  private static String info(String id, boolean isInSync) {
    return ("<ChangeInfo><Id>/change/%s</Id><Status>%s</Status>"
            + "<SubmittedAt>2026-01-15T10:20:31.412Z</SubmittedAt></ChangeInfo>")
        .formatted(id, isInSync ? "INSYNC" : "PENDING");
  }

  /// Where a set is kept: name, type and set identifier, in the vendor's order.
  private record Place(String name, String type, String setId) {
    static final Comparator<Place> ORDER =
        Comparator.comparing((Place p) -> reversed(p.name()))
            .thenComparing(Place::type)
            .thenComparing(Place::setId);

    private static String reversed(String name) {
      return List.of(name.split("\\.", -1)).reversed().stream().collect(Collectors.joining(" "));
    }
  }

  private Map<Place, Xml> sets(List<FakeRecord> rows) {
    Map<Place, List<FakeRecord>> grouped = new TreeMap<>(Place.ORDER);
    for (FakeRecord row : rows) {
      grouped
          .computeIfAbsent(
              new Place(row.name().text(), row.type(), row.attribute("SetIdentifier")),
              _ -> new ArrayList<>())
          .add(row);
    }
    Map<Place, Xml> sets = new TreeMap<>(Place.ORDER);
    grouped.forEach((place, same) -> sets.put(place, shown(place, same)));
    return sets;
  }

  private static Xml shown(Place place, List<FakeRecord> rows) {
    List<Xml> parts = new ArrayList<>();
    parts.add(leaf("Name", place.name().replace("*", "\\052") + "."));
    parts.add(leaf("Type", place.type()));
    for (String policy : List.of("SetIdentifier", "Weight")) {
      addIfSet(parts, policy, rows.getFirst().attribute(policy));
    }
    String alias = rows.getFirst().attribute("AliasTarget");
    if (alias.isEmpty()) {
      parts.add(leaf("TTL", Integer.toString(rows.getFirst().ttl())));
      parts.add(
          new Xml(
              "ResourceRecords",
              "",
              rows.stream()
                  .map(row -> new Xml("ResourceRecord", "", List.of(leaf("Value", row.value()))))
                  .toList()));
    } else {
      parts.add(new Xml("AliasTarget", "", List.of(leaf("DNSName", alias))));
    }
    addIfSet(parts, HEALTH_CHECK, rows.getFirst().attribute(HEALTH_CHECK));
    return new Xml("ResourceRecordSet", "", parts);
  }

  private static void addIfSet(List<Xml> parts, String name, String text) {
    if (!text.isEmpty()) {
      parts.add(leaf(name, text));
    }
  }

  private static Xml leaf(String name, String text) {
    return new Xml(name, text, List.of());
  }

  private FakeAnswer list(FakeRequest request) {
    Map<Place, Xml> all = new TreeMap<>(Place.ORDER);
    all.putAll(sets(records.seen()));
    boolean isLost = records.seen().isEmpty() && !records.all().isEmpty();
    if (!isLost) {
      all.put(
          new Place(ZONE.text(), "NS", ""),
          new Xml(
              "ResourceRecordSet",
              "",
              List.of(
                  leaf("Name", ZONE + "."),
                  leaf("Type", "NS"),
                  leaf("TTL", "172800"),
                  new Xml(
                      "ResourceRecords",
                      "",
                      List.of(
                          new Xml(
                              "ResourceRecord",
                              "",
                              List.of(leaf("Value", "ns-1.awsdns-01.example."))),
                          new Xml(
                              "ResourceRecord",
                              "",
                              List.of(leaf("Value", "ns-2.awsdns-02.example."))))))));
    }
    String name = request.parameter("name").replace("\\052", "*").replaceFirst("\\.$", "");
    Place from = new Place(name, request.parameter("type"), "");
    int max = Integer.parseInt(request.parameter("maxitems"));
    List<Map.Entry<Place, Xml>> behind =
        all.entrySet().stream()
            .filter(set -> Place.ORDER.compare(set.getKey(), from) >= 0)
            .toList();
    boolean isTruncated = behind.size() > max;
    String shown =
        behind.stream()
            .limit(max)
            .map(set -> set.getValue().markup())
            .collect(Collectors.joining());
    return xml(
        200,
        ("<ListResourceRecordSetsResponse"
                + " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">"
                + "<ResourceRecordSets>%s</ResourceRecordSets><IsTruncated>%b"
                + "</IsTruncated><MaxItems>%d</MaxItems></ListResourceRecordSetsResponse>")
            .formatted(shown, isTruncated, max));
  }

  /// A batch is judged change by change on a draft, and then put in place of what was there.
  private FakeAnswer write(FakeRequest request) {
    return records.atomically(() -> {
      Map<Place, Xml> draft = sets(records.all());
      Map<Place, Xml> touched = new TreeMap<>(Place.ORDER);
      for (Xml change : changes(request)) {
        Xml set = child(change, "ResourceRecordSet");
        Place place = place(set);
        Optional<String> flaw = flaw(child(change, "Action").text(), place, set, draft);
        if (flaw.isPresent()) {
          return invalidBatch(flaw.get());
        }
        touched.put(place, set);
      }
      touched.forEach(this::apply);
      String id = "C" + Digests.sha256Hex(request.body()).substring(0, 13).toUpperCase(Locale.ROOT);
      return xml(
          200,
          "<ChangeResourceRecordSetsResponse>"
              + info(id, false)
              + "</ChangeResourceRecordSetsResponse>");
    });
  }

  private static List<Xml> changes(FakeRequest request) {
    try {
      Xml batch = Xml.parse(request.body()).child("ChangeBatch");
      return batch.child("Changes").children("Change");
    } catch (BadXml flaw) {
      throw new AssertionError("the adapter sent " + request.body(), flaw);
    }
  }

  private static Place place(Xml set) {
    String name = child(set, "Name").text().replace("\\052", "*").replaceFirst("\\.$", "");
    return new Place(
        name,
        child(set, "Type").text(),
        set.children("SetIdentifier").stream().map(Xml::text).findFirst().orElse(""));
  }

  private static Optional<String> flaw(String action, Place place, Xml set, Map<Place, Xml> draft) {
    String what = "resource record set [name='" + place.name() + ".', type='" + place.type() + "']";
    Xml there = draft.getOrDefault(place, new Xml("None", "", List.of()));
    if (action.equals("DELETE")) {
      if (there.name().equals("None")) {
        return Optional.of("Tried to delete " + what + " but it was not found");
      }
      draft.remove(place);
      return there.markup().equals(set.markup())
          ? Optional.empty()
          : Optional.of(
              "Tried to delete "
                  + what
                  + " but the values provided do not match the current values");
    }
    if (!there.name().equals("None")) {
      return Optional.of("Tried to create " + what + " but it already exists");
    }
    boolean clashes =
        draft.keySet().stream()
            .anyMatch(other ->
                other.name().equals(place.name())
                    && other.type().equals("CNAME") != place.type().equals("CNAME"));
    draft.put(place, set);
    return clashes
        ? Optional.of(
            ("RRSet of type %s with DNS name %s. is not permitted as it conflicts"
                    + " with other records with the same DNS name in zone %s.")
                .formatted(place.type(), place.name(), ZONE))
        : Optional.empty();
  }

  private void apply(Place place, Xml set) {
    DnsName name = DnsName.of(place.name());
    int ttl = Integer.parseInt(child(set, "TTL").text());
    String check = set.children(HEALTH_CHECK).stream().map(Xml::text).findFirst().orElse("");
    List<FakeRecord> old = records.at(name, place.type());
    List<Xml> values = child(set, "ResourceRecords").children();
    for (int i = 0; i < values.size(); i++) {
      String value = child(values.get(i), "Value").text();
      if (i < old.size()) {
        records.change(
            old.get(i).id(), r -> r.withValue(value, ttl).withAttribute(HEALTH_CHECK, check));
      } else {
        records.add(name, place.type(), value, ttl, Map.of(HEALTH_CHECK, check));
      }
    }
    old.stream().skip(values.size()).forEach(r -> records.remove(r.id()));
  }

  private static Xml child(Xml parent, String name) {
    try {
      return parent.child(name);
    } catch (BadXml flaw) {
      throw new AssertionError("the adapter sent " + parent.markup(), flaw);
    }
  }
}
