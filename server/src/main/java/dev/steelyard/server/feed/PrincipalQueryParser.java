package dev.steelyard.server.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Request;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses the client ids and user ids in a guard's request for their current permissions. Members
 * that this version doesn't know are ignored: the guard may be newer.
 */
final class PrincipalQueryParser {
    private static final int MAX = 100;

    private PrincipalQueryParser() {}

    /**
     * A principal.
     *
     * @param user an id
     * @param subject the {@code sub} of the user's token, in place of {@code user}, where that is
     *     no id
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record One(@Nullable String client, @Nullable String user, @Nullable String subject) {
        /** By ids: a principal without its user would be another principal. */
        PrincipalRef ref() {
            if (subject != null) {
                throw new MalformedRequest("subject is not known here; send the user's id");
            }
            return new PrincipalRef(
                    clientId(), user == null ? null : FeedBody.<User>id(user, "user"));
        }

        /** {@link #subject}, where the query names the user by it. */
        Optional<String> bySubject() {
            if (subject != null && user != null) {
                throw new MalformedRequest("send user or subject, not both");
            }
            return Optional.ofNullable(subject);
        }

        Id<Client> clientId() {
            return FeedBody.<Client>id(client, "client");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Many(@Nullable List<One> principals) {}

    static List<One> many(Request request) {
        var principals = FeedBody.read(request, Many.class).principals();
        if (principals == null || principals.isEmpty() || principals.size() > MAX) {
            throw new MalformedRequest("principals must hold 1 to " + MAX);
        }
        return principals;
    }

    static PrincipalRef one(Request request) {
        return FeedBody.read(request, One.class).ref();
    }
}
