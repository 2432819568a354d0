package dev.steelyard.server.manage;

import static java.util.Objects.requireNonNullElse;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.HeldCredential;
import dev.steelyard.domain.client.UnusedClient;
import dev.steelyard.domain.manage.ReviewCredentials;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.server.http.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /credentials} and {@code /clients}: what ends soon, and what nobody uses. */
final class ReviewRoutes {
    private static final String EXPIRING = "expiring_within";
    private static final String UNUSED = "unused_for";
    private static final String APPLICATION = "application";

    private final ReviewCredentials review;

    ReviewRoutes(ReviewCredentials review) {
        this.review = review;
    }

    Reply credentials(Call call) {
        var page = call.timedPage(EXPIRING, UNUSED, APPLICATION);
        var expiring = call.days(EXPIRING);
        var unused = call.days(UNUSED);
        if (expiring == null && unused == null) {
            throw ApiError.invalid(EXPIRING, "Days; either this or unused_for, or both");
        }
        return Answer.timedPage(
                call,
                review.credentials(
                        call.actor(),
                        expiring,
                        unused,
                        call.<Application>idParameter(APPLICATION),
                        page),
                ReviewRoutes::json,
                page,
                held ->
                        Call.after(
                                expiring == null
                                        ? held.idleSince()
                                        : requireNonNullElse(
                                                held.credential().expires(), held.idleSince()),
                                held.credential().id()));
    }

    Reply clients(Call call) {
        var page = call.timedPage(UNUSED, APPLICATION);
        var unused = call.days(UNUSED);
        if (unused == null) {
            throw ApiError.invalid(UNUSED, "Days; it is missing");
        }
        return Answer.timedPage(
                call,
                review.clients(
                        call.actor(), unused, call.<Application>idParameter(APPLICATION), page),
                ReviewRoutes::json,
                page,
                client -> Call.after(client.idleSince(), client.id()));
    }

    private static Map<String, @Nullable Object> json(HeldCredential held) {
        var credential = held.credential();
        var holder = credential.holder().hex();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", credential.id().hex());
        json.put("kind", credential.kind() == SecretKind.API_KEY ? "api_key" : "client_secret");
        json.put("client", held.ofClient() ? holder : null);
        json.put("resource_server", held.ofClient() ? null : holder);
        json.put("name", held.name());
        json.put("application", Members.text(held.application()));
        json.put("created", Members.time(credential.created()));
        json.put("expires", Members.time(credential.expires()));
        json.put("last_used", Members.time(held.lastUsed()));
        json.put("idle_since", Members.time(held.idleSince()));
        return json;
    }

    private static Map<String, @Nullable Object> json(UnusedClient client) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", client.id().hex());
        json.put("application", Members.text(client.application()));
        json.put("name", client.name());
        json.put("type", Words.of(client.type()));
        json.put("idle_since", Members.time(client.idleSince()));
        return json;
    }
}
