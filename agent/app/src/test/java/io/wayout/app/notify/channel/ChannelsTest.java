// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import static io.wayout.app.notify.channel.FakeReceiver.answer;
import static io.wayout.app.notify.channel.FakeReceiver.hmac;
import static io.wayout.app.notify.channel.FakeReceiver.json;
import static io.wayout.app.notify.channel.FakeReceiver.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.json.Json;
import io.wayout.app.notify.Channel;
import io.wayout.app.notify.Channel.Failed;
import io.wayout.app.notify.Channel.Sent;
import io.wayout.app.notify.Message;
import io.wayout.app.notify.Samples;
import io.wayout.engine.port.Ticker;
import io.wayout.provider.Secret;
import io.wayout.provider.Wire.Answer;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Lost;
import io.wayout.provider.Wire.NotSent;
import io.wayout.provider.Wire.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each kind of channel against a receiver that checks signatures by its vendor's formula.
class ChannelsTest {
  private static final String KEY = "SECdeadbeef-s3ntinel";
  private static final String TOKEN = "t0ken-s3ntinel-xyz";
  private static final Optional<Secret> SECRET = Optional.of(() -> KEY);
  private static final Message ONE = Samples.message(Samples.allDown("www.shop.example"));

  @Test
  void dingTalk_isSignedAndAnErrorInsideA200IsRead() {
    FakeReceiver ding =
        new FakeReceiver(request -> {
          Map<String, String> query = query(request);
          String wanted = hmac(KEY, query.get("timestamp") + "\n" + KEY);
          boolean isOurs =
              query.get("sign").equals(wanted) && query.get("access_token").equals(TOKEN);
          return answer(
              200,
              isOurs
                  ? "{\"errcode\":0,\"errmsg\":\"ok\"}"
                  : "{\"errcode\":310000,\"errmsg\":\"sign not match\"}");
        });
    Secret url = () -> "https://oapi.dingtalk.com/robot/send?access_token=" + TOKEN;

    assertThat(new DingTalk(post(ding), url, SECRET).deliver(ONE)).isInstanceOf(Sent.class);
    assertThat(ding.body().get("text").text("content")).startsWith("ALL_DOWN www.shop.example");
    assertThat(query(ding.taken.getLast())).containsEntry("timestamp", "1794484800000");

    Channel wrong = new DingTalk(post(ding), url, Optional.of(() -> "another"));
    assertThat(wrong.deliver(ONE))
        .isEqualTo(new Failed("oapi.dingtalk.com says: 310000 sign not match"));
  }

  @Test
  void dingTalkTooFast_isLeftAloneForAMinute() {
    FakeReceiver ding =
        new FakeReceiver(_ -> answer(200, "{\"errcode\":130101,\"errmsg\":\"send too fast\"}"));

    assertThat(new DingTalk(post(ding), () -> "https://d.example/x", Optional.empty()).deliver(ONE))
        .extracting("pause")
        .isEqualTo(Optional.of(Duration.ofMinutes(1)));
  }

  @Test
  void feishu_isSignedInItsOwnOrder() {
    FakeReceiver feishu =
        new FakeReceiver(request -> {
          Json body = json(request);
          String wanted = hmac(body.text("timestamp") + "\n" + KEY, "");
          return answer(
              200,
              body.text("sign").equals(wanted)
                  ? "{\"code\":0,\"msg\":\"success\",\"data\":{}}"
                  : "{\"code\":19021,\"msg\":\"sign match fail\"}");
        });
    Secret url = () -> "https://open.feishu.cn/open-apis/bot/v2/hook/" + TOKEN;

    assertThat(new Feishu(post(feishu), url, SECRET).deliver(ONE)).isInstanceOf(Sent.class);
    assertThat(feishu.body().text("timestamp")).isEqualTo("1794484800");
    assertThat(feishu.body().get("content").text("text")).contains("every target is down");
    assertThat(new Feishu(post(feishu), url, Optional.of(() -> "x")).deliver(ONE))
        .extracting("reason")
        .asString()
        .startsWith("open.feishu.cn says: 19021 sign match fail");
  }

  @Test
  void weCom_fitsIntoItsBytesAndItsErrorsAreRead() {
    FakeReceiver weCom =
        new FakeReceiver(request -> {
          byte[] text = json(request).get("text").text("content").getBytes(StandardCharsets.UTF_8);
          return answer(
              200,
              text.length <= 2_048
                  ? "{\"errcode\":0,\"errmsg\":\"ok\"}"
                  : "{\"errcode\":40058,\"errmsg\":\"text.content exceed max length\"}");
        });
    Channel channel = new WeCom(post(weCom), () -> "https://qyapi.weixin.qq.com/send?key=" + TOKEN);

    assertThat(channel.deliver(Samples.message(Samples.check(false, "检查".repeat(2_000)))))
        .isInstanceOf(Sent.class);
    assertThat(channel.deliver(Samples.burst(300))).isInstanceOf(Sent.class);
  }

  @Test
  void slack_getsTextThatPingsNobody() {
    FakeReceiver slack = new FakeReceiver(_ -> answer(200, "ok"));
    Channel channel =
        new Slack(post(slack), () -> "https://hooks.slack.com/services/T0/B0/" + TOKEN);

    assertThat(channel.deliver(Samples.message(Samples.check(false, "<!channel> & co"))))
        .isInstanceOf(Sent.class);
    assertThat(slack.body().text("text"))
        .startsWith(":warning: CHECK_DOWN &lt;!channel&gt; &amp; co");
  }

  @Test
  void webhook_isACloudEventSignedAsStandardWebhooks() {
    FakeReceiver any =
        new FakeReceiver(request -> {
          Map<String, String> h = request.headers();
          String signed =
              h.get("webhook-id") + "." + h.get("webhook-timestamp") + "." + request.body();
          boolean isOurs = h.get("webhook-signature").equals("v1," + hmac(KEY, signed));
          return answer(isOurs ? 204 : 401, "");
        });

    assertThat(new Webhook(post(any), () -> "https://hook.example/in", SECRET).deliver(ONE))
        .isInstanceOf(Sent.class);

    Json event = any.body();
    assertThat(any.taken.getLast().headers())
        .containsEntry("content-type", "application/cloudevents+json; charset=utf-8")
        .containsEntry("idempotency-key", "k-1");
    assertThat(event.text("specversion")).isEqualTo("1.0");
    assertThat(event.text("id")).isEqualTo("k-1");
    assertThat(event.text("source")).isEqualTo("urn:wayout:agent:edge-1");
    assertThat(event.text("type")).isEqualTo("io.wayout.notice.ALL_DOWN");
    assertThat(event.text("subject")).isEqualTo("www.shop.example");
    assertThat(event.get("data").list("notices").getFirst().text("key")).isEqualTo("l-0");
  }

  @Test
  void webhookBurst_isOneEventWithCounts() {
    FakeReceiver any = new FakeReceiver(_ -> answer(200, ""));

    new Webhook(post(any), () -> "https://hook.example/in", Optional.empty())
        .deliver(Samples.burst(200));

    Json data = any.body().get("data");
    assertThat(any.taken).hasSize(1);
    assertThat(any.body().text("type")).isEqualTo("io.wayout.digest");
    assertThat(data.number("count")).isEqualTo(200);
    assertThat(data.get("counts").number("ALL_DOWN")).isEqualTo(200);
    assertThat(data.list("notices")).hasSize(100);
  }

  @Test
  void pagerDuty_resolvesWhatItOpened() {
    Set<String> open = new HashSet<>();
    FakeReceiver pager = pager(open);
    Channel channel =
        new PagerDuty(post(pager), () -> "https://events.pagerduty.com/v2/enqueue", () -> KEY);

    channel.deliver(Samples.message(Samples.check(false, "https://a"), Samples.check(false, "b")));
    assertThat(open).hasSize(2);
    channel.deliver(Samples.message(Samples.check(true, "https://a")));
    assertThat(open).hasSize(1);
    channel.deliver(Samples.message(Samples.check(false, "c"), Samples.check(true, "c")));
    assertThat(open).hasSize(1);
  }

  @Test
  void pagerDutyBurst_ringsOnce() {
    Set<String> open = new HashSet<>();
    FakeReceiver pager = pager(open);
    Channel channel =
        new PagerDuty(post(pager), () -> "https://events.pagerduty.com/v2/enqueue", () -> KEY);

    assertThat(channel.deliver(Samples.burst(200))).isInstanceOf(Sent.class);
    assertThat(channel.deliver(Samples.burst(200))).isInstanceOf(Sent.class);

    assertThat(open).hasSize(1);
    assertThat(pager.body().get("payload").text("severity")).isEqualTo("critical");
    assertThat(new PagerDuty(post(pager), () -> "https://e.example/", () -> "wrong").deliver(ONE))
        .isInstanceOf(Failed.class);
  }

  @Test
  void exec_getsTheEventOnItsInput(@TempDir Path folder) throws Exception {
    Path got = folder.resolve("got");
    Path program = folder.resolve("tell");
    Files.writeString(program, "#!/bin/sh\ncat > \"$1\"\nexit $2\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();

    assertThat(new Exec(List.of(program.toString(), got.toString(), "0")).deliver(ONE))
        .isInstanceOf(Sent.class);
    assertThat(Files.readString(got)).contains("\"io.wayout.notice.ALL_DOWN\"").endsWith("\n");
    assertThat(new Exec(List.of(program.toString(), got.toString(), "3")).deliver(ONE))
        .isEqualTo(new Failed("tell ended with 3"));
    assertThat(new Exec(List.of("/no/such/program")).deliver(ONE)).isInstanceOf(Failed.class);
  }

  @Test
  void i90_noFailureShowsAKey() {
    String address = "https://hooks.example/services/" + TOKEN + "/" + "long/".repeat(60) + KEY;
    List<Function<Request, Answer>> troubles =
        List.of(
            r -> answer(403, "no " + r.uri() + " for " + TOKEN),
            r -> new NotSent(r + ": the host hooks.example does not resolve"),
            r -> new NotSent((r + ": cut").substring(0, 199)),
            r -> new Lost(r + ": no complete answer in time"),
            _ -> answer(200, "<html>" + TOKEN));

    for (Function<Request, Answer> trouble : troubles) {
      Channel channel = new DingTalk(post(new FakeReceiver(trouble)), () -> address, SECRET);
      assertThat(channel.deliver(ONE).toString())
          .contains("hooks.example")
          .doesNotContain(TOKEN, TOKEN.substring(0, 8), KEY);
    }
    assertThat(new Slack(post(new FakeReceiver(_ -> answer(200, ""))), () -> KEY).deliver(ONE))
        .isEqualTo(new Failed("the url is none of http or https"));
  }

  @Test
  void throttled_isLeftAloneAsLongAsItAsks() {
    FakeReceiver slack =
        new FakeReceiver(_ -> new Answered(429, Map.of("retry-after", List.of("90")), ""));

    assertThat(new Slack(post(slack), () -> "https://h.example/x").deliver(ONE))
        .extracting("pause")
        .isEqualTo(Optional.of(Duration.ofSeconds(90)));
  }

  private static FakeReceiver pager(Set<String> open) {
    return new FakeReceiver(request -> {
      Json event = json(request);
      if (!event.text("routing_key").equals(KEY)) {
        return answer(400, "{\"status\":\"invalid event\",\"errors\":[\"routing_key\"]}");
      }
      if (event.text("event_action").equals("resolve")) {
        open.remove(event.text("dedup_key"));
      } else {
        assertThat(event.get("payload").text("summary")).hasSizeBetween(1, 1_024);
        open.add(event.text("dedup_key"));
      }
      return answer(202, "{\"status\":\"success\",\"message\":\"Event processed\"}");
    });
  }

  private static Post post(FakeReceiver receiver) {
    return new Post(
        receiver,
        new Ticker() {
          @Override
          public Instant now() {
            return Samples.NOON;
          }

          @Override
          public Instant wall() {
            return Samples.NOON;
          }
        });
  }
}
