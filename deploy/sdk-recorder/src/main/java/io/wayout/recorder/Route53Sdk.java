// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeBatch;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/// Amazon Route 53.
final class Route53Sdk {
  private static final String ID = "AKIDEXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private static final String ZONE = "Z0123456789ABCDEFGHIJ";
  private static final String NAMESPACE =
      " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"";

  private Route53Sdk() {}

  static void main(String[] arguments) throws Exception {
    try (Recorder recorder = new Recorder("software.amazon.awssdk:route53", arguments);
        Route53Client own = client(AwsBasicCredentials.create(ID, SECRET));
        Route53Client lent =
            client(AwsSessionCredentials.create(ID, SECRET, "IQoJEXAMPLETOKEN//////////wE=="))) {
      recorder.answers(
          "text/xml",
          "<ListHostedZonesByNameResponse" + NAMESPACE + "><HostedZones/>"
              + "<IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>"
              + "</ListHostedZonesByNameResponse>");
      recorder.record(() -> own.listHostedZonesByName(zones()), "zones");
      recorder.answers(
          "text/xml",
          "<ListResourceRecordSetsResponse" + NAMESPACE + "><ResourceRecordSets/>"
              + "<IsTruncated>false</IsTruncated><MaxItems>20</MaxItems>"
              + "</ListResourceRecordSetsResponse>");
      recorder.record(() -> own.listResourceRecordSets(at("www.example.com.")), "read");
      recorder.record(() -> own.listResourceRecordSets(at("\\052.example.com.")), "read-wildcard");
      recorder.answers(
          "text/xml",
          "<GetChangeResponse" + NAMESPACE + "><ChangeInfo><Id>/change/C2682</Id>"
              + "<Status>PENDING</Status><SubmittedAt>2026-01-15T10:20:31.412Z</SubmittedAt>"
              + "</ChangeInfo></GetChangeResponse>");
      recorder.record(() -> own.getChange(request -> request.id("C2682")), "progress");
      recorder.answers(
          "text/xml",
          "<ChangeResourceRecordSetsResponse" + NAMESPACE + "><ChangeInfo><Id>/change/C2682</Id>"
              + "<Status>PENDING</Status><SubmittedAt>2026-01-15T10:20:31.412Z</SubmittedAt>"
              + "</ChangeInfo></ChangeResourceRecordSetsResponse>");
      recorder.record(() -> own.changeResourceRecordSets(swap()), "change");
      recorder.record(() -> lent.changeResourceRecordSets(swap()), "change-lent-key");
      recorder.record(() -> own.changeResourceRecordSets(text()), "create-text");
    }
  }

  private static Route53Client client(AwsCredentials credentials) {
    return Route53Client.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.AWS_GLOBAL)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  private static ListHostedZonesByNameRequest zones() {
    return ListHostedZonesByNameRequest.builder().dnsName("example.com.").maxItems("100").build();
  }

  private static ListResourceRecordSetsRequest at(String name) {
    return ListResourceRecordSetsRequest.builder()
        .hostedZoneId(ZONE)
        .startRecordName(name)
        .maxItems("20")
        .build();
  }

  private static ChangeResourceRecordSetsRequest swap() {
    return batch(
        change(ChangeAction.DELETE, RRType.CNAME, "www.example.com.", "a.cdn-one.example."),
        change(ChangeAction.CREATE, RRType.CNAME, "www.example.com.", "b.cdn-two.example."));
  }

  private static ChangeResourceRecordSetsRequest text() {
    return batch(
        change(
            ChangeAction.CREATE,
            RRType.TXT,
            "\\052.odd.example.com.",
            "\"a+b*c~100%&<x>'y';\""));
  }

  private static ChangeResourceRecordSetsRequest batch(Change... changes) {
    return ChangeResourceRecordSetsRequest.builder()
        .hostedZoneId(ZONE)
        .changeBatch(ChangeBatch.builder().comment("wayout").changes(changes).build())
        .build();
  }

  private static Change change(ChangeAction action, RRType type, String name, String value) {
    List<ResourceRecord> values = List.of(ResourceRecord.builder().value(value).build());
    return Change.builder()
        .action(action)
        .resourceRecordSet(
            ResourceRecordSet.builder()
                .name(name)
                .type(type)
                .ttl(60L)
                .resourceRecords(values)
                .build())
        .build();
  }
}
