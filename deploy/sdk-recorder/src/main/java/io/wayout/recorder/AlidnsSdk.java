// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

import com.aliyun.alidns20150109.Client;
import com.aliyun.alidns20150109.models.AddDomainRecordRequest;
import com.aliyun.alidns20150109.models.DeleteDomainRecordRequest;
import com.aliyun.alidns20150109.models.DescribeDomainInfoRequest;
import com.aliyun.alidns20150109.models.DescribeDomainRecordsRequest;
import com.aliyun.alidns20150109.models.DescribeDomainsRequest;
import com.aliyun.alidns20150109.models.DescribeSubDomainRecordsRequest;
import com.aliyun.alidns20150109.models.UpdateDomainRecordRequest;
import com.aliyun.sts20150401.models.AssumeRoleRequest;
import com.aliyun.teaopenapi.models.Config;

/// Alibaba Cloud DNS, and the service that lends keys of a role.
final class AlidnsSdk {
  private static final String WRITTEN = "{\"RequestId\":\"0B7A\",\"RecordId\":\"9999985\"}";

  private AlidnsSdk() {}

  static void main(String[] arguments) throws Exception {
    try (Recorder recorder = new Recorder("com.aliyun:alidns20150109", arguments)) {
      Client own = new Client(config());
      Client lent = new Client(config().setSecurityToken("CAISexampleToken+/="));
      recorder.answers("{\"TotalCount\":0,\"DomainRecords\":{\"Record\":[]}}");
      recorder.record(() -> own.describeSubDomainRecords(at("www.example.com")), "read");
      recorder.record(() -> own.describeSubDomainRecords(at("*.example.com")), "read-wildcard");
      recorder.record(() -> own.describeDomainRecords(all()), "read-all");
      recorder.answers("{\"TotalCount\":0,\"Domains\":{\"Domain\":[]}}");
      recorder.record(() -> own.describeDomains(zones()), "zones");
      recorder.answers("{\"DomainName\":\"example.com\"}");
      recorder.record(() -> own.describeDomainInfo(zone()), "zone");
      recorder.answers(WRITTEN);
      recorder.record(() -> own.deleteDomainRecord(drop()), "remove");
      recorder.record(() -> own.updateDomainRecord(update()), "change");
      recorder.record(() -> lent.updateDomainRecord(update()), "change-lent-key");
      recorder.record(() -> own.addDomainRecord(addition()), "create-text");
    }
    try (Recorder recorder = new Recorder("com.aliyun:sts20150401", arguments)) {
      var sts =
          new com.aliyun.sts20150401.Client(config().setEndpoint("sts.aliyuncs.com"));
      recorder.record(() -> sts.assumeRole(role()), "assume-role");
    }
  }

  private static Config config() {
    return new Config()
        .setAccessKeyId("LTAI5tExampleAkId0000001")
        .setAccessKeySecret("ExampleSecretKeyForDocsOnly00x")
        .setEndpoint("alidns.aliyuncs.com");
  }

  private static AssumeRoleRequest role() {
    return new AssumeRoleRequest()
        .setRoleArn("acs:ram::1234567890123456:role/dns-failover")
        .setRoleSessionName("wayout@lab")
        .setDurationSeconds(3_600L);
  }

  private static DescribeSubDomainRecordsRequest at(String name) {
    return new DescribeSubDomainRecordsRequest()
        .setDomainName("example.com")
        .setSubDomain(name)
        .setPageNumber(1L)
        .setPageSize(100L);
  }

  private static DescribeDomainRecordsRequest all() {
    return new DescribeDomainRecordsRequest()
        .setDomainName("example.com")
        .setPageNumber(1L)
        .setPageSize(500L);
  }

  private static DescribeDomainsRequest zones() {
    return new DescribeDomainsRequest().setPageNumber(1L).setPageSize(100L);
  }

  private static DescribeDomainInfoRequest zone() {
    return new DescribeDomainInfoRequest().setDomainName("example.com");
  }

  private static DeleteDomainRecordRequest drop() {
    return new DeleteDomainRecordRequest().setRecordId("9999985");
  }

  private static UpdateDomainRecordRequest update() {
    return new UpdateDomainRecordRequest()
        .setRecordId("9999985")
        .setRR("www")
        .setType("CNAME")
        .setValue("lb-b.example.net")
        .setTTL(600L)
        .setLine("default");
  }

  private static AddDomainRecordRequest addition() {
    return new AddDomainRecordRequest()
        .setDomainName("example.com")
        .setRR("*.odd")
        .setType("TXT")
        .setValue("a + b*c ~ 100% & \u00e4=\u6d4b;/?")
        .setTTL(600L);
  }
}
