// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.app.config.ChannelSettings;
import io.wayout.app.notify.Channel;
import io.wayout.app.notify.Message;
import io.wayout.app.notify.Words;
import io.wayout.kit.http.HostLookup;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Mail by SMTP, with STARTTLS, TLS or neither; without TLS no password is sent. The whole exchange
/// ends within thirty seconds.
///
/// @param lookup finds the server
record Email(ChannelSettings settings, HostLookup lookup) implements Channel {
  private static final Duration TOTAL_MAX = Duration.ofSeconds(30);
  private static final String CONNECT_MILLIS = "5000";
  private static final String IDLE_MILLIS = "10000";
  private static final int SUBJECT_CHARS_MAX = 200;
  private static final int TEXT_CHARS_MAX = 20_000;

  @Override
  public Delivery deliver(Message message) {
    Optional<Secret> secret = Optional.ofNullable(settings.secrets().get("password"));
    String password = secret.map(Secret::reveal).orElse("");
    var sockets = new LookedUpSockets(lookup);
    var end = new CompletableFuture<Void>().orTimeout(TOTAL_MAX.toSeconds(), TimeUnit.SECONDS);
    var _ =
        end.whenComplete((_, late) -> {
          if (late != null) {
            sockets.cut();
          }
        });
    try {
      Session session = Session.getInstance(properties(sockets));
      MimeMessage mail = mail(session, message);
      try (Transport transport = session.getTransport()) {
        transport.connect(host(), port(), user(), password.isEmpty() ? null : password);
        transport.sendMessage(mail, mail.getAllRecipients());
      }
      return new Sent(host() + " took it");
    } catch (MessagingException failed) {
      return new Failed(host() + ": " + Excerpt.of(words(failed), List.of(password)));
    } finally {
      end.complete(null);
    }
  }

  private MimeMessage mail(Session session, Message message) throws MessagingException {
    MimeMessage mail = new Keyed(session, message.key(), host());
    mail.setFrom(new InternetAddress(settings.text("from")));
    for (String to : settings.texts().getOrDefault("to", List.of())) {
      mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to));
    }
    mail.setSubject(
        "[wayout " + message.sender().agent() + "] " + Words.title(message, SUBJECT_CHARS_MAX),
        StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(message.at()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setText(Words.body(message, TEXT_CHARS_MAX) + "\n", StandardCharsets.UTF_8.name());
    mail.saveChanges();
    return mail;
  }

  private Properties properties(LookedUpSockets sockets) {
    String tls = settings.text("tls");
    String protocol = tls.equals("tls") ? "smtps" : "smtp";
    Properties all = new Properties();
    all.put("mail.transport.protocol", protocol);
    String prefix = "mail." + protocol + ".";
    all.put(prefix + "socketFactory", sockets);
    all.put(prefix + "socketFactory.fallback", "false");
    all.put(prefix + "connectiontimeout", CONNECT_MILLIS);
    all.put(prefix + "timeout", IDLE_MILLIS);
    all.put(prefix + "writetimeout", IDLE_MILLIS);
    all.put(prefix + "ssl.checkserveridentity", "true");
    all.put(prefix + "starttls.enable", String.valueOf(tls.equals("starttls")));
    all.put(prefix + "starttls.required", String.valueOf(tls.equals("starttls")));
    all.put(prefix + "auth", String.valueOf(settings.secrets().containsKey("password")));
    return all;
  }

  private String user() {
    return settings.texts().getOrDefault("user", List.of("")).getFirst();
  }

  private String host() {
    String server = settings.text("server");
    return server.substring(0, server.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
  }

  private int port() {
    String server = settings.text("server");
    return Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
  }

  private static String words(MessagingException failed) {
    Throwable cause = failed.getNextException();
    return failed.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
  }

  /// A mail whose identifier is the message's key, so that a repeat is one.
  private static final class Keyed extends MimeMessage {
    private final String id;

    private Keyed(Session session, String key, String host) {
      super(session);
      this.id = "<" + key + "@" + host + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
