package dev.steelyard.signals.stream;

import dev.steelyard.admin.signal.ManageOwnStreams;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.http.answer.Json;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Writes the configuration and status of an event stream as JSON, without the secret of its push
 * endpoint (SSF 1.0, section 8.1.1).
 */
public record StreamJson(String issuer, StreamAddresses addresses) {
    private static final List<String> OURS =
            List.of(
                    "iss",
                    "aud",
                    "events_supported",
                    "events_delivered",
                    "min_verification_interval");

    Map<String, Object> configuration(EventStream stream) {
        var json = new LinkedHashMap<String, Object>();
        json.put("stream_id", stream.id().hex());
        json.put("iss", issuer);
        json.put("aud", stream.receiver().hex());
        json.put("events_supported", uris(EventType.SUPPORTED));
        json.put("events_requested", stream.requested().stream().sorted().toList());
        json.put("events_delivered", uris(stream.types()));
        json.put("delivery", delivery(stream));
        json.put("min_verification_interval", ManageOwnStreams.VERIFICATION_INTERVAL.toSeconds());
        var description = stream.description();
        if (description != null) {
            json.put("description", description);
        }
        return json;
    }

    private Map<String, String> delivery(EventStream stream) {
        var delivery = stream.delivery();
        return Map.of(
                "method",
                delivery.method(),
                "endpoint_url",
                switch (delivery) {
                    case EventDelivery.Push(var endpoint, _) -> endpoint;
                    case EventDelivery.Poll() -> addresses.poll(stream.id());
                });
    }

    /** SSF 1.0, section 8.1.2.1. */
    static Map<String, Object> status(EventStream stream) {
        var json = new LinkedHashMap<String, Object>();
        json.put("stream_id", stream.id().hex());
        json.put("status", stream.status().word());
        var reason = stream.reason();
        if (reason != null) {
            json.put("reason", reason);
        }
        return json;
    }

    /**
     * SSF 1.0, section 8.1.1.3: members supplied by the transmitter "MAY be present, but they MUST
     * match the expected value".
     */
    void checkOurs(StreamBody body, EventStream stream) {
        JsonNode expected = Json.MAPPER.valueToTree(configuration(stream));
        for (var name : OURS) {
            var value = body.value(name);
            if (value != null && !alike(value, expected.path(name))) {
                throw StreamBody.invalid("The transmitter's value differs: " + name + ".");
            }
        }
    }

    /** The order of arrays is ignored. */
    private static boolean alike(JsonNode a, JsonNode b) {
        return a.isArray() && b.isArray()
                ? new HashSet<>(a.values()).equals(new HashSet<>(b.values()))
                : a.equals(b);
    }

    private static List<String> uris(Collection<EventType> types) {
        return types.stream().map(EventType::uri).toList();
    }
}
