package dev.steelyard.server.authorize.source;

import dev.steelyard.http.answer.Json;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.QueryWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the redirect URI, {@code state} and response mode for the error response to an
 * authorization request whose request object is refused. They come from the object, else from the
 * parameters beside it. Neither is verified, so it is no worse than a query. The redirect URI is
 * checked against the registered ones, as always, and one outside of the object takes precedence.
 */
final class ErrorTargetFinder {
    private static final List<String> NAMES = List.of("redirect_uri", "state", "response_mode");
    private static final int LONGEST_OBJECT = 16_384;
    private static final int LONGEST_TEXT = 1024;

    private ErrorTargetFinder() {}

    /**
     * @param object as received, readable or not; empty: it is in {@code sent}, or there is none
     */
    static Parameters of(Parameters sent, String object) {
        var outside = AccountSwitch.map(sent);
        var claims = claims(object.isEmpty() ? sent.get("request").orElse("") : object);
        for (var name : NAMES) {
            var value = claims.get(name);
            boolean stands = name.equals("redirect_uri") && sent.has(name);
            if (value != null
                    && !stands
                    && value.isString()
                    && value.stringValue().length() <= LONGEST_TEXT) {
                outside.put(name, value.stringValue());
            }
        }
        return parsed(outside, sent);
    }

    private static Parameters parsed(Map<String, String> map, Parameters otherwise) {
        try {
            return Parameters.parse(QueryWriter.of(map));
        } catch (MalformedRequest e) {
            return otherwise;
        }
    }

    private static ObjectNode claims(String object) {
        var parts = object.split("\\.", -1);
        boolean isSigned = object.length() <= LONGEST_OBJECT && parts.length == 3;
        if (isSigned) {
            try {
                var json = Base64.getUrlDecoder().decode(parts[1]);
                JsonNode node = Json.MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
                if (node instanceof ObjectNode claims) {
                    return claims;
                }
            } catch (IllegalArgumentException | JacksonException e) {
                return Json.MAPPER.createObjectNode();
            }
        }
        return Json.MAPPER.createObjectNode();
    }
}
