package dev.steelyard.server.manage;

import static java.util.Objects.requireNonNullElse;

import dev.steelyard.admin.credential.ReviewCredentials;
import dev.steelyard.domain.client.credential.HeldCredential;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /credentials}: what ends soon, and what nobody uses. */
final class ReviewRoutes {
    private final ReviewCredentials review;

    ReviewRoutes(ReviewCredentials review) {
        this.review = review;
    }

    Reply credentials(Call call) {
        var page = call.timedPage();
        var expiring = call.filter(Filters.EXPIRING_WITHIN);
        var unused = call.filter(Filters.UNUSED_FOR);
        if (expiring == null && unused == null) {
            throw ApiError.invalid(
                    Filters.EXPIRING_WITHIN.name(), "Days; either this or unused_for, or both");
        }
        var wanted =
                new ReviewCredentials.Wanted(
                        call.filter(Filters.RESELLER),
                        call.filter(Filters.APPLICATION),
                        call.filter(Filters.KIND),
                        expiring,
                        unused);
        return Replies.timedPage(
                call,
                review.credentials(call.actor(), wanted, page),
                ReviewRoutes::json,
                page,
                held ->
                        Cursors.position(
                                expiring == null
                                        ? held.idleSince()
                                        : requireNonNullElse(
                                                held.credential().expires(), held.idleSince()),
                                held.credential().id()));
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
}
