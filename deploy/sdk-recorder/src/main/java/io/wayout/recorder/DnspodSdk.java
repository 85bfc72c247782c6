// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.dnspod.v20210323.DnspodClient;
import com.tencentcloudapi.dnspod.v20210323.models.CreateRecordRequest;
import com.tencentcloudapi.dnspod.v20210323.models.DeleteRecordRequest;
import com.tencentcloudapi.dnspod.v20210323.models.DescribeDomainListRequest;
import com.tencentcloudapi.dnspod.v20210323.models.DescribeDomainRequest;
import com.tencentcloudapi.dnspod.v20210323.models.DescribePackageDetailRequest;
import com.tencentcloudapi.dnspod.v20210323.models.DescribeRecordListRequest;
import com.tencentcloudapi.dnspod.v20210323.models.KeyValue;
import com.tencentcloudapi.dnspod.v20210323.models.ModifyRecordFieldsRequest;
import com.tencentcloudapi.dnspod.v20210323.models.ModifyRecordRequest;

/// Tencent Cloud DNSPod.
final class DnspodSdk {
  private static final String ID = "AKIDexampleSecretId00000000000000001";
  private static final String SECRET = "ExampleSecretKeyForDocsOnly0001";

  private DnspodSdk() {}

  static void main(String[] arguments) throws Exception {
    try (Recorder recorder =
        new Recorder("com.tencentcloudapi:tencentcloud-sdk-java-dnspod", arguments)) {
      DnspodClient own = new DnspodClient(new Credential(ID, SECRET), "");
      DnspodClient lent = new DnspodClient(new Credential(ID, SECRET, "s3ntinelToken"), "");
      recorder.answers(
          "{\"Response\":{\"RequestId\":\"0B7A\",\"RecordList\":[],"
              + "\"RecordCountInfo\":{\"TotalCount\":0}}}");
      recorder.record(() -> own.DescribeRecordList(at("www")), "read");
      recorder.record(() -> own.DescribeDomain(zone()), "zone");
      recorder.record(() -> own.DescribeDomainList(zones()), "zones");
      recorder.record(
          () -> own.DescribePackageDetail(new DescribePackageDetailRequest()), "plans");
      recorder.answers("{\"Response\":{\"RequestId\":\"0B7A\",\"RecordId\":162}}");
      recorder.record(() -> own.DeleteRecord(drop()), "remove");
      recorder.record(() -> own.ModifyRecordFields(fields()), "change");
      recorder.record(() -> lent.ModifyRecordFields(fields()), "change-lent-key");
      recorder.record(() -> own.ModifyRecord(whole()), "change-whole");
      recorder.record(() -> own.CreateRecord(addition()), "create-text");
    }
  }

  private static DescribeRecordListRequest at(String host) {
    DescribeRecordListRequest request = new DescribeRecordListRequest();
    request.setDomain("example.com");
    request.setSubdomain(host);
    request.setOffset(0L);
    request.setLimit(3_000L);
    return request;
  }

  private static DescribeDomainRequest zone() {
    DescribeDomainRequest request = new DescribeDomainRequest();
    request.setDomain("example.com");
    return request;
  }

  private static DescribeDomainListRequest zones() {
    DescribeDomainListRequest request = new DescribeDomainListRequest();
    request.setType("ALL");
    request.setOffset(0L);
    request.setLimit(3_000L);
    return request;
  }

  private static DeleteRecordRequest drop() {
    DeleteRecordRequest request = new DeleteRecordRequest();
    request.setDomain("example.com");
    request.setRecordId(162L);
    return request;
  }

  private static ModifyRecordFieldsRequest fields() {
    ModifyRecordFieldsRequest request = new ModifyRecordFieldsRequest();
    request.setDomain("example.com");
    request.setRecordId(162L);
    request.setFieldList(
        new KeyValue[] {field("value", "lb-b.example.net."), field("ttl", "300")});
    return request;
  }

  private static KeyValue field(String key, String value) {
    KeyValue field = new KeyValue();
    field.setKey(key);
    field.setValue(value);
    return field;
  }

  private static ModifyRecordRequest whole() {
    ModifyRecordRequest request = new ModifyRecordRequest();
    request.setDomain("example.com");
    request.setRecordId(162L);
    request.setSubDomain("www");
    request.setRecordType("CNAME");
    request.setRecordLine("\u9ed8\u8ba4");
    request.setRecordLineId("0");
    request.setValue("lb-b.example.net.");
    request.setTTL(300L);
    request.setStatus("ENABLE");
    request.setRemark("ops");
    return request;
  }

  private static CreateRecordRequest addition() {
    CreateRecordRequest request = new CreateRecordRequest();
    request.setDomain("example.com");
    request.setSubDomain("*.odd");
    request.setRecordType("TXT");
    request.setRecordLine("\u9ed8\u8ba4");
    request.setRecordLineId("0");
    request.setValue("a + b*c ~ 100% & \u00e4=\u6d4b;/? <x>'");
    request.setTTL(600L);
    return request;
  }
}
