// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

import com.volcengine.helper.Const;
import com.volcengine.model.ApiInfo;
import com.volcengine.model.Credentials;
import com.volcengine.model.ServiceInfo;
import com.volcengine.service.BaseServiceImpl;
import java.util.List;
import java.util.Map;
import org.apache.http.NameValuePair;
import org.apache.http.message.BasicNameValuePair;

/// Volcengine DNS: the SDK has no classes of it, so its general service is told the actions.
final class VolcengineSdk {
  private static final String UPDATE =
      "{\"Host\":\"www\",\"Line\":\"default\",\"RecordID\":\"3170534137672596377\",\"TTL\":600,"
          + "\"Type\":\"CNAME\",\"Value\":\"lb-b.example.net\"}";
  private static final String ADDITION =
      "{\"Host\":\"*.odd\",\"Line\":\"default\",\"TTL\":600,\"Type\":\"TXT\","
          + "\"Value\":\"a + b*c ~ 100% & \u00e4=\u6d4b;/? <x>'\",\"ZID\":123456}";

  private VolcengineSdk() {}

  static void main(String[] arguments) throws Exception {
    try (Recorder recorder = new Recorder("com.volcengine:volc-sdk-java", arguments)) {
      Service service = service();
      recorder.answers("{\"ResponseMetadata\":{\"RequestId\":\"2026\"},\"Result\":{}}");
      recorder.record(() -> service.query("ListRecords", at("www")), "read");
      recorder.record(() -> service.query("ListRecords", at("*.odd")), "read-wildcard");
      recorder.record(() -> service.json("UpdateRecord", List.of(), UPDATE), "change");
      recorder.record(() -> service.json("CreateRecord", List.of(), ADDITION), "create-text");
      service.setSessionToken("nCgdqdzE5EXAMPLEtoken");
      recorder.record(() -> service.json("UpdateRecord", List.of(), UPDATE), "change-lent-key");
      service.destroy();
    }
  }

  private static final class Service extends BaseServiceImpl {
    Service(ServiceInfo info, Map<String, ApiInfo> actions) {
      super(info, actions);
    }
  }

  private static Service service() {
    ServiceInfo info =
        new ServiceInfo(
            Map.of(
                Const.Scheme, "https",
                Const.Host, "dns.volcengineapi.com",
                Const.Header, List.of(),
                Const.CONNECTION_TIMEOUT, 5_000,
                Const.SOCKET_TIMEOUT, 5_000,
                Const.Credentials, new Credentials("cn-beijing", "dns")));
    Service service =
        new Service(
            info,
            Map.of(
                "ListRecords", action("GET", "ListRecords"),
                "UpdateRecord", action("POST", "UpdateRecord"),
                "CreateRecord", action("POST", "CreateRecord")));
    service.setAccessKey("AKLTexampleaccesskeyid0000000001");
    service.setSecretKey("RXhhbXBsZVNlY3JldEtleUZvckRvY3NPbmx5MDE=");
    return service;
  }

  private static ApiInfo action(String method, String action) {
    return new ApiInfo(
        Map.of(
            Const.Method, method,
            Const.Path, "/",
            Const.Query, List.of(pair("Action", action), pair("Version", "2018-08-01"))));
  }

  private static List<NameValuePair> at(String host) {
    return List.of(
        pair("ZID", "123456"),
        pair("Host", host),
        pair("SearchMode", "exact"),
        pair("PageNumber", "1"),
        pair("PageSize", "500"));
  }

  private static NameValuePair pair(String name, String value) {
    return new BasicNameValuePair(name, value);
  }
}
