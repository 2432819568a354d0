package dev.steelyard.signals;

import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.server.settings.ServerSettings;
import dev.steelyard.signals.stream.StreamAddresses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Serves the transmitter configuration metadata, {@code /.well-known/ssf-configuration} (SSF 1.0,
 * section 7.1). Thread-safe.
 */
final class TransmitterMetadata implements Endpoint {
    /** Members that a receiver must understand: without one of them a subject would cover more. */
    private static final List<String> CRITICAL =
            List.of("user", "session", "application", "group", "tenant", "org_unit");

    private final ServerSettings settings;
    private final StreamAddresses addresses;

    TransmitterMetadata(ServerSettings settings, StreamAddresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    @Override
    public Reply handle(Request request) {
        var issuer = settings.issuer().toString();
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("spec_version", "1_0");
        metadata.put("issuer", issuer);
        metadata.put("jwks_uri", issuer + "/jwks");
        metadata.put(
                "delivery_methods_supported",
                List.of(EventDelivery.Push.METHOD, EventDelivery.Poll.METHOD));
        metadata.put("configuration_endpoint", addresses.address(StreamAddresses.STREAM));
        metadata.put("status_endpoint", addresses.address(StreamAddresses.STATUS));
        metadata.put("add_subject_endpoint", addresses.address(StreamAddresses.ADD_SUBJECT));
        metadata.put("remove_subject_endpoint", addresses.address(StreamAddresses.REMOVE_SUBJECT));
        metadata.put("verification_endpoint", addresses.address(StreamAddresses.VERIFY));
        metadata.put("critical_subject_members", CRITICAL);
        // CAEP Interoperability Profile 1.0, section 2.3.7.
        metadata.put("authorization_schemes", List.of(Map.of("spec_urn", "urn:ietf:rfc:6749")));
        metadata.put("default_subjects", "ALL");
        return Reply.json(200, metadata)
                .with("Cache-Control", "public, max-age=60")
                .with("Access-Control-Allow-Origin", "*");
    }
}
