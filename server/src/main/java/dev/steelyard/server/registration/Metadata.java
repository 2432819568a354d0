package dev.steelyard.server.registration;

import dev.steelyard.http.answer.Json;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Request;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The client metadata in the JSON body of a registration request (RFC 7591, section 2). Members
 * that this server doesn't know are ignored (RFC 7591, section 2: "The authorization server MUST
 * ignore any client metadata sent by the client that it does not understand"); null is as if it
 * were absent (RFC 7592, section 2.2).
 */
record Metadata(ObjectNode json) {
    private static final int MOST = 100;
    private static final int LONGEST = 2000;

    /**
     * @throws OAuthError {@code invalid_client_metadata}
     */
    static Metadata of(Request request) {
        var type = request.header("content-type").orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw malformed("Send Content-Type: application/json.");
        }
        return Json.object(request.body())
                .map(Metadata::new)
                .orElseThrow(
                        () ->
                                malformed(
                                        "Send one JSON object, well-formed in UTF-8, each member"
                                                + " once."));
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    String text(String name) {
        return text(name, json.path(name));
    }

    boolean flag(String name) {
        var value = json.path(name);
        if (!value.isBoolean()) {
            throw RegistrationErrorMapper.invalid(name, "true or false");
        }
        return value.booleanValue();
    }

    long number(String name) {
        var value = json.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw RegistrationErrorMapper.invalid(name, "A whole number");
        }
        return value.longValue();
    }

    Optional<Set<String>> optionalTexts(String name) {
        return has(name) ? Optional.of(texts(name)) : Optional.empty();
    }

    /** Each value once, in their order. */
    Set<String> texts(String name) {
        return texts(name, json.path(name));
    }

    /** An object, as JSON text. */
    String object(String name) {
        var value = json.path(name);
        if (!value.isObject()) {
            throw RegistrationErrorMapper.invalid(name, "A JSON object");
        }
        return value.toString();
    }

    private static Set<String> texts(String name, JsonNode array) {
        if (!array.isArray() || array.size() > MOST) {
            throw RegistrationErrorMapper.invalid(name, "An array of at most " + MOST + " strings");
        }
        var all = new LinkedHashSet<String>();
        for (var element : List.copyOf(array.values())) {
            all.add(text(name, element));
        }
        return all;
    }

    /** Refuses text that a database can't store unchanged. */
    private static String text(String name, JsonNode value) {
        var text = value.isString() ? value.stringValue() : null;
        if (text == null || text.length() > LONGEST || !Json.isKeepable(text)) {
            throw RegistrationErrorMapper.invalid(
                    name, "Text of at most " + LONGEST + " characters, none of them NUL");
        }
        return text;
    }

    private static OAuthError malformed(String description) {
        return new OAuthError(OAuthError.Code.INVALID_CLIENT_METADATA, description);
    }
}
