package dev.steelyard.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.guard.certificate.CertificateForm;
import dev.steelyard.guard.certificate.CertificateHeader;
import dev.steelyard.guard.certificate.CertificateParser;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.pki.Authority;
import dev.steelyard.http.pki.Holder;
import dev.steelyard.http.pki.TlsCaller;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.route.Route;
import dev.steelyard.http.source.ForwardingHeader;
import dev.steelyard.http.source.Network;
import dev.steelyard.http.source.Proxies;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which certificates a request has: of its connection, or as a trusted proxy passes them. */
class ShownCertificatesTest {
    private static final Instant NOW = Instant.now();
    private static final Holder SERVER =
            Authority.selfSigned(
                    request("CN=server").named(new GeneralName(GeneralName.dNSName, "localhost")));
    private static final Holder CLIENT = Authority.selfSigned(request("CN=client"));
    private static final Holder PROXY = Authority.selfSigned(request("CN=proxy"));
    private static final CertificateHeader RFC9440 =
            new CertificateHeader("Client-Cert", CertificateForm.RFC9440);
    private static final CertificateHeader NGINX =
            new CertificateHeader("X-Client-Certificate", CertificateForm.ESCAPED_PEM);
    private static final List<Network> LOOPBACK = List.of(Network.parse("127.0.0.1"));

    private @Nullable HttpServer server;

    private static dev.steelyard.http.pki.Request request(String subject) {
        return dev.steelyard.http.pki.Request.client(subject, NOW);
    }

    private HttpServer start(Proxies proxies) {
        var started =
                HttpServer.start(
                        new HttpSettings(
                                "127.0.0.1",
                                0,
                                new TlsListener(
                                        0,
                                        ServerTls.of(SERVER.chain(), SERVER.key()),
                                        route -> route.path().equals("/who")),
                                proxies,
                                RequestLimits.DEFAULT),
                        List.of(
                                Route.get("/who", ShownCertificatesTest::who),
                                Route.get("/page", _ -> Reply.html(200, "<p>"))),
                        Map.of(),
                        new IdGenerator(InstantSource.system(), new SecureRandom()),
                        ReplyObserver.NONE);
        server = started;
        return started;
    }

    private static Reply who(Request request) {
        var who = request.certificate().map(CertificateParser::thumbprint).orElse("nobody");
        return Reply.json(200, Map.of("who", who, "shown", request.certificates().size()));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Proxies trusting(CertificateHeader header) {
        return new Proxies(LOOPBACK, ForwardingHeader.FORWARDED, header);
    }

    private static TlsCaller plain(HttpServer server) {
        return TlsCaller.plain(server.port());
    }

    private static TlsCaller secure(HttpServer server, @Nullable Holder holder) {
        return TlsCaller.of(server.securePort(), SERVER.certificate(), holder);
    }

    private static String who(TlsCaller caller, String... headers) throws IOException {
        var answer = caller.get("/who", headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body()).get("who").asString();
    }

    private static void assertRefused(TlsCaller caller, String said, String... headers)
            throws IOException {
        var answer = caller.get("/who", headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(said);
    }

    @Test
    void over_tls_the_certificate_of_the_client_whoever_made_it_or_none() throws IOException {
        var server = start(Proxies.NONE);
        assertThat(who(secure(server, CLIENT))).isEqualTo(CLIENT.thumbprint());
        assertThat(who(secure(server, null))).isEqualTo("nobody");
        assertThat(who(plain(server))).isEqualTo("nobody");
    }

    @Test
    void whole_chain_over_tls() throws IOException {
        var root = Authority.root("CN=Root", NOW);
        var below = root.below(dev.steelyard.http.pki.Request.of("CN=B", NOW).authority(0));
        var holder = below.issue(request("CN=client"));
        var answer = secure(start(Proxies.NONE), holder).get("/who");
        assertThat(answer.body()).contains(holder.thumbprint()).contains("\"shown\":2");
    }

    @Test
    void only_what_is_mounted_there_is_there() throws IOException {
        var server = start(Proxies.NONE);
        assertThat(secure(server, CLIENT).get("/page").statusCode()).isEqualTo(404);
        assertThat(plain(server).get("/page").statusCode()).isEqualTo(200);
    }

    @Test
    void older_tls_which_could_renegotiate_refused() {
        var caller =
                TlsCaller.of(start(Proxies.NONE).securePort(), SERVER.certificate(), CLIENT)
                        .by("TLSv1.2");
        assertThatThrownBy(() -> caller.get("/who")).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void passed_by_a_trusted_proxy_in_the_form_that_is_set() throws IOException {
        var one = plain(start(trusting(RFC9440)));
        assertThat(who(one, "Client-Cert", CLIENT.rfc9440())).isEqualTo(CLIENT.thumbprint());
        assertThat(who(one)).isEqualTo("nobody");
        assertThat(who(one, "Client-Cert", "")).isEqualTo("nobody");
        assertThat(who(one, "X-Client-Certificate", CLIENT.escapedPem())).isEqualTo("nobody");
        assertRefused(one, "RFC 9440", "Client-Cert", CLIENT.escapedPem());
        stop();

        var other = plain(start(trusting(NGINX)));
        assertThat(who(other, "x-client-certificate", CLIENT.escapedPem()))
                .isEqualTo(CLIENT.thumbprint());
        assertThat(who(other, "Client-Cert", CLIENT.rfc9440())).isEqualTo("nobody");
        assertRefused(other, "PEM", "X-Client-Certificate", CLIENT.rfc9440());
    }

    @Test
    void header_of_anybody_else_as_if_it_were_not_there() throws IOException {
        var elsewhere = List.of(Network.parse("192.0.2.0/24"));
        var server = start(new Proxies(elsewhere, ForwardingHeader.FORWARDED, RFC9440));
        assertThat(who(plain(server), "Client-Cert", CLIENT.rfc9440())).isEqualTo("nobody");
        assertThat(who(plain(server), "Client-Cert", "nonsense")).isEqualTo("nobody");
        assertThat(who(secure(server, CLIENT), "Client-Cert", PROXY.rfc9440()))
                .isEqualTo(CLIENT.thumbprint());
    }

    @Test
    void trusted_proxy_that_is_told_to_pass_none_header_not_read() throws IOException {
        var server = start(new Proxies(LOOPBACK, ForwardingHeader.FORWARDED));
        assertThat(who(plain(server), "Client-Cert", CLIENT.rfc9440())).isEqualTo("nobody");
        assertThat(who(secure(server, CLIENT))).isEqualTo(CLIENT.thumbprint());
    }

    @Test
    void certificate_of_the_proxy_itself_is_nobodys() throws IOException {
        var server = start(trusting(RFC9440));
        assertThat(who(secure(server, PROXY))).isEqualTo("nobody");
        assertThat(who(secure(server, PROXY), "Client-Cert", CLIENT.rfc9440()))
                .isEqualTo(CLIENT.thumbprint());
    }

    @Test
    void proxy_that_lets_a_header_of_its_client_pass_found_out() throws IOException {
        var caller = plain(start(trusting(RFC9440)));
        assertRefused(
                caller, "once", "Client-Cert", PROXY.rfc9440(), "client-cert", CLIENT.rfc9440());
        assertRefused(caller, "RFC 9440", "Client-Cert", PROXY.rfc9440() + ", " + CLIENT.rfc9440());
    }

    @Test
    void bad_certificate_refused_and_not_repeated() throws IOException {
        var caller = plain(start(trusting(RFC9440)));
        for (var bad :
                List.of(
                        ":c2VjcmV0:",
                        "c2VjcmV0",
                        "::",
                        ":" + CLIENT.rfc9440() + ":",
                        CLIENT.rfc9440() + ";a=1",
                        CLIENT.rfc9440().replaceFirst("=*:$", "AAAA:"),
                        "(null)")) {
            assertRefused(caller, "proxy passes", "Client-Cert", bad);
            assertThat(caller.get("/who", "Client-Cert", bad).body()).doesNotContain("c2VjcmV0");
        }
    }

    @Test
    void huge_certificate_refused() throws IOException {
        var huge = ":" + "MIIE".repeat(3000) + ":";
        assertRefused(plain(start(trusting(RFC9440))), "8 KiB", "Client-Cert", huge);
    }
}
