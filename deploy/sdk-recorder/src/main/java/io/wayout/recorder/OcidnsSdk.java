// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

import com.oracle.bmc.Region;
import com.oracle.bmc.auth.SimpleAuthenticationDetailsProvider;
import com.oracle.bmc.auth.StringPrivateKeySupplier;
import com.oracle.bmc.dns.DnsClient;
import com.oracle.bmc.dns.model.PatchRRSetDetails;
import com.oracle.bmc.dns.model.PatchZoneRecordsDetails;
import com.oracle.bmc.dns.model.RecordOperation.Operation;
import com.oracle.bmc.dns.model.RecordOperation;
import com.oracle.bmc.dns.model.Scope;
import com.oracle.bmc.dns.requests.GetRRSetRequest;
import com.oracle.bmc.dns.requests.GetZoneRecordsRequest;
import com.oracle.bmc.dns.requests.GetZoneRequest;
import com.oracle.bmc.dns.requests.ListZonesRequest;
import com.oracle.bmc.dns.requests.PatchRRSetRequest;
import com.oracle.bmc.dns.requests.PatchZoneRecordsRequest;
import java.util.List;

/// Oracle Cloud Infrastructure DNS.
final class OcidnsSdk {
  private static final String ZONE = "example.com";
  private static final String WWW = "www.example.com";
  private static final String OLD = "a.cdn-one.example.";

  private OcidnsSdk() {}

  static void main(String[] arguments) throws Exception {
    SimpleAuthenticationDetailsProvider signer =
        SimpleAuthenticationDetailsProvider.builder()
            .tenantId("ocid1.tenancy.oc1..aaaaaaaatenancyexample")
            .userId("ocid1.user.oc1..aaaaaaaauserexample")
            .fingerprint("cf:6c:32:75:4e:b0:1f:d0:9f:77:b3:d1:4f:03:dd:09")
            .privateKeySupplier(new StringPrivateKeySupplier(TestKeys.PEM))
            .region(Region.EU_FRANKFURT_1)
            .build();
    try (Recorder recorder = new Recorder("com.oracle.oci.sdk:oci-java-sdk-dns", arguments);
        DnsClient client = DnsClient.builder().build(signer)) {
      recorder.answers("{\"items\":[]}");
      recorder.record(() -> client.getRRSet(at(WWW, "CNAME")), "read");
      recorder.record(() -> client.getRRSet(at("*.odd.example.com", "TXT")), "read-wildcard");
      recorder.record(() -> client.getZoneRecords(all()), "read-all");
      recorder.record(() -> client.patchZoneRecords(several()), "change-several");
      recorder.answers("{\"name\":\"example.com\"}");
      recorder.record(
          () -> client.getZone(GetZoneRequest.builder().zoneNameOrId(ZONE).build()), "zone");
      recorder.answers("[]");
      recorder.record(() -> client.listZones(zones()), "zones");
      recorder.answers("{\"items\":[]}");
      recorder.record(
          () ->
              client.patchRRSet(
                  patch(
                      step(Operation.Require).rdata(OLD).ttl(60).build(),
                      step(Operation.Remove).rdata(OLD).build(),
                      step(Operation.Add).rdata("b.cdn-two.example.").ttl(60).build())),
          "change");
      recorder.record(
          () ->
              client.patchRRSet(
                  patch(
                      step(Operation.Prohibit).build(),
                      step(Operation.Add).rdata("b.cdn-two.example.").ttl(60).build())),
          "create");
    }
  }

  private static GetRRSetRequest at(String name, String type) {
    return GetRRSetRequest.builder()
        .zoneNameOrId(ZONE)
        .domain(name)
        .rtype(type)
        .limit(100L)
        .build();
  }

  private static GetZoneRecordsRequest all() {
    return GetZoneRecordsRequest.builder().zoneNameOrId(ZONE).limit(100L).build();
  }

  private static ListZonesRequest zones() {
    return ListZonesRequest.builder()
        .compartmentId("ocid1.compartment.oc1..aaaaaaaaexample")
        .scope(Scope.Global)
        .limit(100L)
        .build();
  }

  private static PatchZoneRecordsRequest several() {
    RecordOperation addition = step(Operation.Add).rdata("b.cdn-two.example.").ttl(60).build();
    return PatchZoneRecordsRequest.builder()
        .zoneNameOrId(ZONE)
        .patchZoneRecordsDetails(
            PatchZoneRecordsDetails.builder()
                .items(List.of(step(Operation.Prohibit).build(), addition))
                .build())
        .build();
  }

  private static PatchRRSetRequest patch(RecordOperation... steps) {
    return PatchRRSetRequest.builder()
        .zoneNameOrId(ZONE)
        .domain(WWW)
        .rtype("CNAME")
        .patchRRSetDetails(PatchRRSetDetails.builder().items(List.of(steps)).build())
        .build();
  }

  private static RecordOperation.Builder step(Operation operation) {
    return RecordOperation.builder().operation(operation).domain(WWW).rtype("CNAME");
  }
}
