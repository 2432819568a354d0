package dev.steelyard.cli.audit.format;

import dev.steelyard.domain.seal.CanonicalJson;
import dev.steelyard.domain.seal.Hash;
import dev.steelyard.domain.seal.MerkleTreeHasher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses a line of an audit export, and rejects unknown or duplicate JSON members. Other programs
 * could read undeclared members differently.
 */
public final class LineReader {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private LineReader() {}

    public static ExportLine of(byte[] bytes) {
        try {
            return read(JSON.readTree(bytes));
        } catch (JacksonException e) {
            return new ExportLine.Unreadable("is not JSON");
        } catch (UnreadableLine e) {
            return new ExportLine.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** The object in the payload of a JWS. */
    static @Nullable JsonNode payload(byte[] bytes) {
        try {
            var json = JSON.readTree(bytes);
            return json.isObject() ? json : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static ExportLine read(JsonNode json) {
        if (json.has("seal")) {
            only(json, Set.of("seal", "leaves"));
            return new ExportLine.Sealed(text(json, "seal"), hashes(json, "leaves"));
        }
        if (json.has("event")) {
            only(json, Set.of("event", "batch", "leaf", "path"));
            return event(json, json.path("event"));
        }
        if (json.has("end")) {
            only(json, Set.of("end"));
            return new ExportLine.End(text(json, "end"));
        }
        throw new UnreadableLine("is not a seal, an event or an end line");
    }

    private static ExportLine.Event event(JsonNode json, JsonNode event) {
        if (!event.isObject()) {
            throw new UnreadableLine("has an event that is no object");
        }
        var canonical = CanonicalJson.bytes(PlainJson.members(event));
        return new ExportLine.Event(
                event.path("_id").asString(""),
                event.path("reseller").asString(""),
                event.path("number").asLong(0),
                MerkleTreeHasher.leaf(canonical),
                number(json, "batch"),
                number(json, "leaf"),
                hashes(json, "path"));
    }

    private static void only(JsonNode json, Set<String> members) {
        if (!members.containsAll(json.propertyNames())) {
            throw new UnreadableLine("has a member that no line has");
        }
    }

    private static String text(JsonNode json, String member) {
        var value = json.path(member);
        if (!value.isString()) {
            throw new UnreadableLine("has a " + member + " that is no text");
        }
        return value.stringValue();
    }

    private static long number(JsonNode json, String member) {
        var value = json.path(member);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new UnreadableLine("has a " + member + " that is no number");
        }
        return value.longValue();
    }

    private static @Nullable List<Hash> hashes(JsonNode json, String member) {
        if (!json.has(member)) {
            return null;
        }
        var hashes = new ArrayList<Hash>();
        for (var value : json.path(member).values()) {
            hashes.add(
                    Hash.parse(value.asString(""))
                            .orElseThrow(
                                    () -> new UnreadableLine("has no hash among its " + member)));
        }
        if (!json.path(member).isArray()) {
            throw new UnreadableLine("has " + member + " that are no list");
        }
        return List.copyOf(hashes);
    }
}
