package dev.steelyard.e2e.job;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Management;
import dev.steelyard.e2e.client.Receiver;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.Seen;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Somebody else's program hears of what happens (docs/signals.md). */
public final class Listening {
    private static final String CREDENTIAL =
            "https://schemas.openid.net/secevent/caep/event-type/credential-change";

    private final Scene scene;
    private final Integration integration;

    public Listening(Scene scene, Integration integration) {
        this.scene = scene;
        this.integration = integration;
    }

    public void run() {
        var receiver =
                scene.steps()
                        .have(
                                "the operator makes a receiver, which finds the transmitter",
                                this::made);
        var poll =
                scene.steps()
                        .have(
                                "it makes a stream of changed credentials, to be polled",
                                () -> {
                                    var stream =
                                            receiver.post(
                                                            receiver.configuration(),
                                                            Map.of(
                                                                    "events_requested",
                                                                    List.of(CREDENTIAL)))
                                                    .expect(201);
                                    var at = stream.json().path("delivery").path("endpoint_url");
                                    return new Seen<>(
                                            URI.create(at.asString()), stream.text("stream_id"));
                                });
        scene.steps()
                .see(
                        "a client gets another secret: its poll brings a signed event of that, until"
                                + " it is acknowledged",
                        () -> heard(receiver, poll));
    }

    private Seen<Receiver> made() {
        var operator = Management.of(scene.http(), scene.provider(), scene.demo(), "operator");
        var made =
                operator.post(
                                "/management-clients",
                                Map.of(
                                        "name",
                                        "Alarm",
                                        "authority",
                                        "operator",
                                        "permissions",
                                        List.of("manage.signals:read", "manage.signals:write")))
                        .expect(201);
        var client = new Client(made.text("_id"), made.text("client_secret"), null, "");
        var metadata =
                scene.provider().get(Receiver.metadataOf(scene.provider().issuer())).expect(200);
        Mismatch.unless(
                metadata.text("issuer").equals(scene.provider().issuer()), "the issuer", metadata);
        var token = scene.provider().clientCredentials(client).accessToken();
        return new Seen<>(
                new Receiver(scene.http(), metadata.json(), client.id(), token),
                metadata.text("spec_version"));
    }

    private String heard(Receiver receiver, URI poll) {
        var client = integration.client().id();
        scene.reseller().post("/clients/" + client + "/secrets", Map.of()).expect(201);
        var event = event(receiver, poll, client);
        var ack = Map.of("ack", List.of(event.getJWTID()), "returnImmediately", true);
        var left = receiver.post(poll, ack).expect(200).json().path("sets");
        Mismatch.unless(left.isEmpty(), "nothing more", left.size());
        return "credential-change";
    }

    private static JWTClaimsSet event(Receiver receiver, URI poll, String client) {
        var sets = receiver.post(poll, Map.of("maxEvents", 1)).expect(200).json().path("sets");
        Mismatch.unless(sets.size() == 1, "one token", sets.size());
        var event = receiver.verified(sets.values().iterator().next().asString());
        Mismatch.unless(
                event.getClaims().toString().contains(client),
                "the client as its subject",
                "another");
        return event;
    }
}
