package dev.steelyard.server.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.user.User;
import dev.steelyard.server.http.Json;
import dev.steelyard.server.http.MalformedRequest;
import dev.steelyard.server.http.Request;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What a guard sends. Members that this version doesn't know are ignored: the guard may be newer.
 */
final class PrincipalQuery {
    private static final int MAX = 100;

    private PrincipalQuery() {}

    /**
     * A principal.
     *
     * @param user an id
     * @param subject in place of it what the user's token calls them, where that is no id
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record One(@Nullable String client, @Nullable String user, @Nullable String subject) {
        /** By ids: half a principal would be another one. */
        PrincipalRef ref() {
            if (subject != null) {
                throw new MalformedRequest("subject is not known here: say the user's id");
            }
            return new PrincipalRef(
                    clientId(), user == null ? null : PrincipalQuery.<User>id(user, "user"));
        }

        /** {@link #subject}, where the user is asked for by that. */
        Optional<String> bySubject() {
            if (subject != null && user != null) {
                throw new MalformedRequest("either user or subject, not both");
            }
            return Optional.ofNullable(subject);
        }

        Id<Client> clientId() {
            return PrincipalQuery.<Client>id(client, "client");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Many(@Nullable List<One> principals) {}

    private static <T> Id<T> id(@Nullable String text, String member) {
        return Id.<T>parse(text == null ? "" : text)
                .orElseThrow(
                        () -> new MalformedRequest(member + " must be 24 lower-case hex digits"));
    }

    static List<One> many(Request request) {
        var principals = read(request, Many.class).principals();
        if (principals == null || principals.isEmpty() || principals.size() > MAX) {
            throw new MalformedRequest("principals must hold 1 to " + MAX);
        }
        return principals;
    }

    static PrincipalRef one(Request request) {
        return read(request, One.class).ref();
    }

    static <T> T read(Request request, Class<T> type) {
        try {
            var value = Json.MAPPER.readValue(request.body(), type);
            if (value == null) {
                throw new MalformedRequest("the body must be a JSON object");
            }
            return value;
        } catch (JacksonException e) {
            throw new MalformedRequest(
                    "the body must be JSON as docs/guard-protocol.md describes it");
        }
    }
}
