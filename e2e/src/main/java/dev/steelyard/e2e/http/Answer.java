package dev.steelyard.e2e.http;

import dev.steelyard.e2e.step.Mismatch;
import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP response with its status, headers and body. Its {@code toString} holds nothing that could
 * be a secret.
 */
public record Answer(int status, HttpHeaders headers, String body) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** A header, empty where it isn't there. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public List<String> headerLines(String name) {
        return headers.allValues(name);
    }

    /** The body, missing where it is no JSON. */
    public JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            return MAPPER.missingNode();
        }
    }

    /** A member of the JSON body. */
    public String text(String member) {
        var value = json().path(member);
        Mismatch.unless(value.isString(), "a member " + member, this);
        return value.stringValue();
    }

    public Answer expect(int expected) {
        Mismatch.unless(status == expected, String.valueOf(expected), this);
        return this;
    }

    /** The status, and of a refusal its code and the challenge. */
    @Override
    public String toString() {
        var json = json();
        var error = json.path("error");
        var code = error.isObject() ? error.path("code") : error;
        var text = new StringBuilder().append(status);
        if (code.isString()) {
            text.append(' ').append(code.stringValue());
        }
        var field = error.path("field");
        if (field.isString()) {
            text.append(" (").append(field.stringValue()).append(')');
        }
        var challenge = header("WWW-Authenticate");
        int scope = challenge.indexOf("scope=");
        if (scope >= 0) {
            text.append(' ').append(challenge.substring(scope));
        }
        return text.toString();
    }
}
