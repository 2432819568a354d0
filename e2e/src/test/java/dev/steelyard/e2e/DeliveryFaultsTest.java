package dev.steelyard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Browser;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.http.Parameters;
import dev.steelyard.e2e.step.Steps;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Killed while it tells a client of a logout and hands mails to a mail server: both are delivered
 * after the restart.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryFaultsTest {
    /** More than a node that says nothing more keeps what it took. */
    private static final int PATIENCE = 300;

    private static final int INVITED = 3;

    /** The user is told of the login in a new browser. */
    private static final int MAILS = INVITED + 1;

    private final Http http = new Http();
    private final ClientBackend backend = new ClientBackend();
    private final HeldMailServer mailServer = new HeldMailServer();
    private final Instance instance = Instance.prepare(0, 0, null);
    private final List<String> mails = new ArrayList<>();
    private String client = "";
    private String logout = "";

    @BeforeAll
    void kill_while_delivering() throws Exception {
        var settings = new ArrayList<>(Instance.mailed(mailServer.port()));
        settings.add("outgoing.allowed_networks=127.0.0.1");
        settings.add("outgoing.trusted_certificates=" + backend.certificate());
        instance.startServer(settings.toArray(String[]::new));
        logOut();
        invite();
        logout = backend.told(PATIENCE);
        for (int i = 0; i < MAILS; i++) {
            mails.add(mailServer.held(PATIENCE));
        }

        instance.killServer();

        backend.well();
        mailServer.well();
        instance.startServer(settings.toArray(String[]::new));
    }

    @AfterAll
    void stop() {
        instance.close();
        mailServer.close();
        backend.close();
    }

    @Test
    void killedWhileTelling_toldAfterTheRestart() throws Exception {
        var told = SignedJWT.parse(backend.told(PATIENCE)).getJWTClaimsSet();

        var untold = SignedJWT.parse(logout).getJWTClaimsSet();
        assertThat(told.getSubject()).isNotBlank().isEqualTo(untold.getSubject());
        assertThat(told.getAudience()).containsExactly(client);
        assertThat(told.getIssuer()).isEqualTo(instance.issuer());
        assertThat(told.getJSONObjectClaim("events"))
                .containsKey("http://schemas.openid.net/event/backchannel-logout");
    }

    @Test
    void killedInTheMiddleOfData_eachMailSentOnceAfterTheRestart_withItsMessageId() {
        var operator = caller("operator");
        long limit = System.nanoTime() + PATIENCE * 1_000_000_000L;
        while (!sent(operator) && System.nanoTime() < limit) {
            Steps.pause(100);
        }

        assertThat(mailServer.taken()).containsExactlyInAnyOrderElementsOf(mails);
        for (var mail : operator.get("/mails").expect(200).json().path("data")) {
            assertThat(mail.path("status").asString()).isEqualTo("sent");
            assertThat(mail.path("attempts").asInt()).isEqualTo(2);
        }
    }

    private static boolean sent(ManagementCaller operator) {
        var sent = operator.get("/mails?status=sent").expect(200).json().path("data");
        return sent.size() == MAILS;
    }

    private void logOut() {
        var demo = instance.demo();
        var provider = Provider.discover(http, instance.issuer());
        client = demo.get("client_id");
        caller("reseller")
                .patch("/clients/" + client, Map.of("backchannel_logout_uri", backend.logoutUri()))
                .expect(200);
        var anna =
                new Person(
                        new Browser(http, URI.create(instance.issuer())),
                        demo.get("user", "email"),
                        demo.get("user", "password"));
        var ledger =
                new Client(
                        client,
                        demo.get("client_secret"),
                        demo.get("api_key"),
                        demo.get("redirect_uri"));
        var tokens = anna.tokens(AuthRequest.of(provider, ledger, "openid"));
        var end = provider.metadata().getEndSessionEndpointURI();
        anna.open(URI.create(end + "?" + Parameters.encode(Map.of("id_token_hint", tokens.id()))));
    }

    private void invite() {
        var application = "/applications/" + instance.demo().get("application");
        var reseller = caller("reseller");
        var role =
                reseller.get(application + "/roles")
                        .expect(200)
                        .json()
                        .path("data")
                        .path(0)
                        .path("_id")
                        .asString();
        for (int i = 0; i < INVITED; i++) {
            var invited = Map.of("email", "guest" + i + "@x.example", "roles", List.of(role));
            reseller.post(application + "/invitations", invited).expect(201);
        }
    }

    private ManagementCaller caller(String who) {
        var provider = Provider.discover(http, instance.issuer());
        return ManagementCaller.of(http, provider, instance.demo(), who);
    }
}
