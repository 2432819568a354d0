package dev.steelyard.signals.stream;

import dev.steelyard.admin.signal.NewDelivery;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Request;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parsed JSON body of a receiver's request to an event stream endpoint. Unknown members are
 * ignored; null counts as absent.
 */
public record StreamBody(ObjectNode json) {
    private static final int MOST = 1_000;
    private static final int LONGEST = 4_000;

    /**
     * @throws OAuthError {@code invalid_request}
     */
    public static StreamBody of(Request request) {
        var type = request.header("content-type").orElse("application/json");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw invalid("Send Content-Type: application/json.");
        }
        return Json.object(request.body())
                .map(StreamBody::new)
                .orElseThrow(
                        () ->
                                invalid(
                                        "Send one JSON object, well-formed in UTF-8, each member"
                                                + " once."));
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    @Nullable JsonNode value(String name) {
        return json.get(name);
    }

    /** A text that can't be an id identifies no stream. */
    Id<EventStream> stream() {
        return stream(text("stream_id"));
    }

    static Id<EventStream> stream(Optional<String> text) {
        return Id.<EventStream>parse(text.orElseThrow(() -> invalid("Name the stream_id.")))
                .orElseThrow(StreamErrorConverter::missing);
    }

    Optional<String> text(String name) {
        return has(name) ? Optional.of(text(name, json.path(name))) : Optional.empty();
    }

    public Optional<Boolean> flag(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        var value = json.path(name);
        if (!value.isBoolean()) {
            throw invalid(name + " is true or false.");
        }
        return Optional.of(value.booleanValue());
    }

    /** A non-negative integer, at most {@code most}. */
    public int number(String name, int most) {
        if (!has(name)) {
            return most;
        }
        var value = json.path(name);
        if (!value.isIntegralNumber() || value.bigIntegerValue().signum() < 0) {
            throw invalid(name + " is a whole number, and not negative.");
        }
        return value.canConvertToInt() ? Math.min(most, value.intValue()) : most;
    }

    /** Null: absent. */
    public @Nullable Set<String> texts(String name) {
        if (!has(name)) {
            return null;
        }
        var array = json.path(name);
        if (!array.isArray() || array.size() > MOST) {
            throw invalid(name + " is an array of at most " + MOST + " strings.");
        }
        var all = new LinkedHashSet<String>();
        for (var element : List.copyOf(array.values())) {
            all.add(text(name, element));
        }
        return all;
    }

    /** The names of the members of an object. */
    public Collection<String> names(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (!(json.path(name) instanceof ObjectNode object) || object.size() > MOST) {
            throw invalid(name + " is an object of at most " + MOST + " members.");
        }
        return object.propertyNames();
    }

    /**
     * Null: absent.
     *
     * @param polled the polling URL of this stream; null: the stream isn't created yet
     */
    @Nullable NewDelivery delivery(@Nullable String polled) {
        if (!has("delivery")) {
            return null;
        }
        if (!(json.path("delivery") instanceof ObjectNode object)) {
            throw invalid("delivery is an object.");
        }
        var delivery = new StreamBody(object);
        var endpoint = delivery.text("endpoint_url");
        return switch (delivery.text("method").orElse("")) {
            case EventDelivery.Push.METHOD ->
                    new NewDelivery(
                            endpoint.orElseThrow(
                                    () -> invalid("Name the endpoint_url to push to.")),
                            delivery.text("authorization_header").orElse(null));
            case EventDelivery.Poll.METHOD -> {
                if (polled != null && endpoint.isPresent() && !endpoint.get().equals(polled)) {
                    throw invalid(
                            "The transmitter chooses the endpoint_url for polling. Leave it out.");
                }
                yield NewDelivery.POLL;
            }
            default ->
                    throw invalid(
                            "The method is "
                                    + EventDelivery.Push.METHOD
                                    + " or "
                                    + EventDelivery.Poll.METHOD
                                    + ".");
        };
    }

    /** Refuses text that some database could not store unchanged. */
    private static String text(String name, JsonNode value) {
        var text = value.isString() ? value.stringValue() : null;
        if (text == null || text.length() > LONGEST || !Json.isKeepable(text)) {
            throw invalid(
                    name + " is text of at most " + LONGEST + " characters, none of them NUL.");
        }
        return text;
    }

    static OAuthError invalid(String description) {
        return new OAuthError(OAuthError.Code.INVALID_REQUEST, description);
    }
}
