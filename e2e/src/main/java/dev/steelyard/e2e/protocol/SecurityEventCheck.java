package dev.steelyard.e2e.protocol;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Receiver;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** End-to-end check that a receiver gets security events by the OpenID Shared Signals Framework. */
public final class SecurityEventCheck {
    private static final String CREDENTIAL =
            "https://schemas.openid.net/secevent/caep/event-type/credential-change";

    private static final String MANAGE = "ssf.manage";

    private final CheckContext scene;
    private final Integration integration;

    public SecurityEventCheck(CheckContext scene, Integration integration) {
        this.scene = scene;
        this.integration = integration;
    }

    public void run() {
        var receiver =
                scene.steps()
                        .have(
                                "the operator makes a receiver, which finds the transmitter, and by"
                                        + " its metadata the scopes and a token",
                                this::made);
        var stream =
                scene.steps()
                        .have(
                                "it makes a stream of changed credentials, to be polled",
                                () -> {
                                    var made =
                                            receiver.post(
                                                            receiver.endpoint("configuration"),
                                                            Map.of(
                                                                    "events_requested",
                                                                    List.of(CREDENTIAL)))
                                                    .expect(201);
                                    var at = made.json().path("delivery").path("endpoint_url");
                                    return new StepResult<>(
                                            new Stream(
                                                    made.text("stream_id"),
                                                    URI.create(at.asString())),
                                            made.text("stream_id"));
                                });
        scene.steps()
                .see(
                        "it asks for a verification: its poll brings the event with its state",
                        () -> verified(receiver, stream));
        scene.steps()
                .see(
                        "a client gets another secret: its poll brings a signed event of that,"
                                + " until it is acknowledged",
                        () -> heard(receiver, stream.poll()));
    }

    private record Stream(String id, URI poll) {}

    private StepResult<Receiver> made() {
        var operator =
                ManagementCaller.of(scene.http(), scene.provider(), scene.demo(), "operator");
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
        var endpoint = URI.create(metadata.text("configuration_endpoint"));
        var scopes =
                Receiver.resourceMetadata(scene.http(), endpoint)
                        .path("scopes_supported")
                        .values()
                        .stream()
                        .map(JsonNode::asString)
                        .toList();
        Mismatch.unless(scopes.contains(MANAGE), MANAGE, scopes);
        var token = scene.provider().clientCredentials(client, endpoint, MANAGE).accessToken();
        return new StepResult<>(
                new Receiver(scene.http(), metadata.json(), client.id(), token), MANAGE);
    }

    private static String verified(Receiver receiver, Stream stream) {
        var state = "a state of mine";
        receiver.post(
                        receiver.endpoint("verification"),
                        Map.of("stream_id", stream.id(), "state", state))
                .expect(204);
        var event = event(receiver, stream.poll(), stream.id());
        Mismatch.unless(
                event.getClaims().toString().contains(state), "the state", event.getClaims());
        receiver.post(stream.poll(), Map.of("ack", List.of(event.getJWTID()), "maxEvents", 0))
                .expect(200);
        return "verification";
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

    private static JWTClaimsSet event(Receiver receiver, URI poll, String subject) {
        var sets = receiver.post(poll, Map.of("maxEvents", 1)).expect(200).json().path("sets");
        Mismatch.unless(sets.size() == 1, "one token", sets.size());
        var event = receiver.verified(sets.values().iterator().next().asString());
        Mismatch.unless(
                event.getClaims().toString().contains(subject),
                subject + " as its subject",
                "another");
        return event;
    }
}
