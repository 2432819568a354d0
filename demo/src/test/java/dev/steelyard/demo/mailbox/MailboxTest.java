package dev.steelyard.demo.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class MailboxTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private Mailbox mailbox;

    @BeforeEach
    void start() throws Exception {
        mailbox = new Mailbox(0, 0);
    }

    @AfterEach
    void stop() throws Exception {
        mailbox.close();
    }

    private void send(String to, String subject, String text, String html) throws Exception {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(mailbox.smtpPort()));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("no-reply@example.com"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "utf-8");
        var plain = new MimeBodyPart();
        plain.setText(text, "utf-8");
        var rich = new MimeBodyPart();
        rich.setText(html, "utf-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, rich));
        Transport.send(message);
    }

    private HttpResponse<String> get(String path) throws Exception {
        var uri = URI.create("http://localhost:" + mailbox.pagePort() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    @Test
    void mail_isListed_andShownAsItWasSent() throws Exception {
        send("anna@example.com", "Grüße <b>", "Text mit ü\n.\n..zwei", "<p>Häuser</p>");

        var list = get("/");
        assertThat(list.body()).contains("Grüße &lt;b&gt;", "to anna@example.com", "/mails/1");
        assertThat(get("/mails/1").body()).contains("<p>Häuser</p>");
        assertThat(get("/mails/1").headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(get("/mails/1/text").body()).isEqualTo("Text mit ü\r\n.\r\n..zwei");
        assertThat(get("/mails/2").statusCode()).isEqualTo(404);
    }

    @Test
    void latest_isTheNewestToThatAddress() throws Exception {
        send("anna@example.com", "1", "first", "");
        send("anna@example.com", "2", "second", "");
        send("berta@example.com", "3", "third", "");

        assertThat(get("/latest?to=anna%40example.com").body()).isEqualTo("second");
        assertThat(get("/latest?to=clare@example.com").statusCode()).isEqualTo(404);
    }

    @Test
    void pageUnderAnotherName_isRefused() throws Exception {
        try (var socket = new Socket("127.0.0.1", mailbox.pagePort())) {
            socket.getOutputStream()
                    .write(
                            "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
            var in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.readLine()).startsWith("HTTP/1.1 421");
        }
    }
}
