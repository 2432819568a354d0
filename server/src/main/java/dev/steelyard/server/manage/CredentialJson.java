package dev.steelyard.server.manage;

import dev.steelyard.operations.credential.CredentialView;
import dev.steelyard.operations.credential.MadeCredential;
import dev.steelyard.operations.credential.NewCredential;
import dev.steelyard.operations.model.ShownOnce;
import dev.steelyard.server.manage.openapi.Filters;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Secrets and API keys as the API reads and writes them. */
final class CredentialJson {
    private CredentialJson() {}

    static NewCredential created(Call call) {
        var body = call.body("expires", "others_expire");
        return new NewCredential(
                Optional.ofNullable(body.time("expires")),
                Optional.ofNullable(body.time("others_expire")));
    }

    /** What the list that is answered whole shall be narrowed to. */
    static Predicate<CredentialView> wanted(Call call, InstantSource clock) {
        var now = clock.instant();
        return call.<CredentialView, Boolean>passing(
                        Filters.LIVE, (live, one) -> one.live(now) == live)
                .and(
                        call.passing(
                                Filters.EXPIRING_WITHIN,
                                (days, one) ->
                                        one.live(now)
                                                && !one.live(now.plus(days, ChronoUnit.DAYS))));
    }

    static Map<String, @Nullable Object> of(CredentialView credential) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", credential.id().hex());
        json.put("created", Members.time(credential.created()));
        json.put("expires", Members.time(credential.expires()));
        json.put("last_used", Members.time(credential.lastUsed()));
        json.put("version", credential.version());
        return json;
    }

    /** With the secret itself, which is shown once. */
    static Map<String, @Nullable Object> made(MadeCredential made) {
        var json = of(made.credential());
        json.put("client_secret", new ShownOnce(made.secret().reveal()));
        return json;
    }
}
