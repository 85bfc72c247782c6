// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

import com.google.gson.annotations.SerializedName;
import com.jdcloud.sdk.annotation.PathParameter;
import com.jdcloud.sdk.annotation.QueryParameter;
import com.jdcloud.sdk.auth.CredentialsProvider;
import com.jdcloud.sdk.auth.StaticCredentialsProvider;
import com.jdcloud.sdk.client.Environment;
import com.jdcloud.sdk.client.JdcloudClient;
import com.jdcloud.sdk.client.JdcloudExecutor;
import com.jdcloud.sdk.http.HttpRequestConfig;
import com.jdcloud.sdk.http.Protocol;
import com.jdcloud.sdk.service.JdcloudRequest;
import com.jdcloud.sdk.service.JdcloudResponse;
import com.jdcloud.sdk.service.JdcloudUnmarshaller;
import java.util.LinkedHashMap;
import java.util.Map;

/// JD Cloud: its core is on Maven Central and its DNS module is not, so the core is told the
/// operations, in the shape that the module gives them.
final class JdcloudSdk {
  private static final String RECORDS =
      "/regions/{regionId}/domain/{domainId}/ResourceRecord";

  private JdcloudSdk() {}

  static void main(String[] arguments) throws Exception {
    Client client = new Client();
    try (Recorder recorder = new Recorder("com.jdcloud.sdk:core", arguments)) {
      recorder.answers("{\"requestId\":\"bqt7\",\"result\":{}}");
      Search search = new Search();
      recorder.record(() -> new Call("GET", RECORDS).client(client).execute(search), "read");
      Update update = new Update(record("www", "CNAME", "lb-b.example.net"));
      recorder.record(
          () ->
              new Call("PUT", RECORDS + "/{resourceRecordId}").client(client).execute(update),
          "change");
      Creation text =
          new Creation(record("*.odd", "TXT", "a + b*c ~ 100% & \u00e4=\u6d4b;/? <x>'"));
      recorder.record(
          () -> new Call("POST", RECORDS).client(client).execute(text), "create-text");
    }
  }

  private static Map<String, Object> record(String host, String type, String value) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("domainName", "example.com");
    record.put("hostRecord", host);
    record.put("hostValue", value);
    record.put("ttl", 600);
    record.put("type", type);
    record.put("viewValue", -1);
    return record;
  }

  /// The SDK reads requests by the names of their own fields.
  private static final class Search extends JdcloudRequest {
    @PathParameter
    @SerializedName("regionId")
    private final String regionId = "cn-north-1";
    @PathParameter
    @SerializedName("domainId")
    private final String domainId = "7800";
    @QueryParameter
    @SerializedName("pageNumber")
    private final Integer pageNumber = 1;
    @QueryParameter
    @SerializedName("pageSize")
    private final Integer pageSize = 99;
    @QueryParameter
    @SerializedName("search")
    private final String search = "www";
  }

  private static final class Update extends JdcloudRequest {
    private final String regionId = "cn-north-1";
    private final String domainId = "7800";
    private final String resourceRecordId = "14789";
    private final Map<String, Object> req;

    Update(Map<String, Object> req) {
      this.req = req;
    }
  }

  private static final class Creation extends JdcloudRequest {
    private final String regionId = "cn-north-1";
    private final String domainId = "7800";
    private final Map<String, Object> req;

    Creation(Map<String, Object> req) {
      this.req = req;
    }
  }

  private static final class Call extends JdcloudExecutor {
    private final String method;
    private final String url;

    Call(String method, String url) {
      this.method = method;
      this.url = url;
    }

    @Override
    public String method() {
      return method;
    }

    @Override
    public String url() {
      return url;
    }

    @Override
    public Class<? extends JdcloudResponse> returnType() {
      return JdcloudResponse.class;
    }

    @Override
    public JdcloudUnmarshaller getUnmarshaller() {
      return (_, _) -> new JdcloudResponse();
    }
  }

  private static final class Client extends JdcloudClient {
    private final HttpRequestConfig config =
        new HttpRequestConfig.Builder().protocol(Protocol.HTTPS).build();
    private final Environment environment =
        new Environment.Builder().endpoint("domainservice.jdcloud-api.com").build();

    @Override
    public CredentialsProvider getCredentialsProvider() {
      return new StaticCredentialsProvider(
          "JDC_EXAMPLEACCESSKEY00000000001", "EXAMPLESECRETKEYFORDOCSONLY00001");
    }

    @Override
    public HttpRequestConfig getHttpRequestConfig() {
      return config;
    }

    @Override
    public Environment getEnvironment() {
      return environment;
    }

    @Override
    public String getUserAgent() {
      return "recorder";
    }

    @Override
    public String getServiceName() {
      return "domainservice";
    }

    @Override
    public String getVersion() {
      return "v2";
    }

    @Override
    public String getRegionId() {
      return "cn-north-1";
    }
  }
}
