package dev.steelyard.demo.weighing;

import dev.steelyard.demo.data.ParameterStore;
import dev.steelyard.demo.http.Answer;
import dev.steelyard.demo.http.ApiCall;
import dev.steelyard.demo.http.InvalidRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The route by which clients set a parameter, which is a named JSON value, of an application. */
public final class ParameterRoute {
    private final ParameterStore parameters;

    public ParameterRoute(ParameterStore parameters) {
        this.parameters = parameters;
    }

    public Answer set(ApiCall call) {
        ObjectNode body = call.body();
        JsonNode name = body.get("name");
        JsonNode value = body.get("value");
        boolean good = name != null && name.isString() && value != null && body.size() == 2;
        if (!good || !name.stringValue().matches("[a-zA-Z][a-zA-Z0-9_.-]{0,63}")) {
            throw new InvalidRequest("Send name (letters, digits, _ . -) and value, nothing else.");
        }
        parameters.set(call.application(), name.stringValue(), value.toString());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("value", value);
        return Answer.ok(json);
    }
}
