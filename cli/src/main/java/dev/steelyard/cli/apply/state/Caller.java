package dev.steelyard.cli.apply.state;

import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.ManagementApiClient;
import dev.steelyard.cli.apply.kind.ResourceKinds;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The user or client in whose name {@code steelyard apply} calls the management API, with its
 * authority (operator or a reseller).
 *
 * @param id of the user or the client
 * @param authority {@code operator}, or a reseller's id
 * @param login the time of the user's last login; null: a client, which has none
 * @param freshUntil the time until which changes accept that login; null: a client
 */
public record Caller(
        String id, String authority, @Nullable Instant login, @Nullable Instant freshUntil) {
    public static Caller of(ManagementApiClient api) {
        var answer = ServerStateReader.done(api.call(ApiRequest.get("/whoami")));
        var who = ServerStateReader.text(answer, "who");
        return new Caller(
                who.substring(who.indexOf(':') + 1),
                ServerStateReader.text(answer, "authority"),
                time(answer, "login"),
                time(answer, "fresh_until"));
    }

    private static @Nullable Instant time(JsonNode answer, String member) {
        var text = answer.path(member).asString("");
        return text.isEmpty() ? null : Instant.parse(text);
    }

    /**
     * Asks the user to log in again before the first of several changes, where the login could
     * become too old in the middle of them: when half of its time has passed.
     *
     * @throws ClientFailure the login is too old, and no user is there to be asked
     */
    public void proveLogin(ManagementApiClient api, Instant now) {
        var from = login;
        var until = freshUntil;
        if (from == null || until == null) {
            return;
        }
        var maxAge = Duration.between(from, until);
        var half = maxAge.dividedBy(2);
        if (now.isAfter(from.plus(half)) && !api.prove(half) && now.isAfter(until)) {
            throw new ClientFailure(ManagementApiClient.demand(maxAge));
        }
    }

    boolean isOperator() {
        return authority.equals(ResourceKinds.OPERATOR);
    }
}
