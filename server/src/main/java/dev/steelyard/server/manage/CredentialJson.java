package dev.steelyard.server.manage;

import dev.steelyard.admin.credential.CredentialView;
import dev.steelyard.admin.credential.MadeCredential;
import dev.steelyard.admin.credential.NewCredential;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.operations.model.ShownOnce;
import dev.steelyard.server.manage.openapi.Filters;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Secrets and API keys as the API reads and writes them. */
final class CredentialJson {
    private CredentialJson() {}

    static NewCredential created(Call call) {
        var body = call.body("expires", "others_expire");
        return new NewCredential(body.time("expires"), body.time("others_expire"));
    }

    /** What the list that is answered whole shall be narrowed to. */
    static Predicate<CredentialView> wanted(Call call, InstantSource clock) {
        var now = clock.instant();
        return call.<CredentialView, Boolean>passing(
                        Filters.LIVE, (live, one) -> live(one, now) == live)
                .and(
                        call.passing(
                                Filters.EXPIRING_WITHIN,
                                (days, one) ->
                                        live(one, now)
                                                && !live(one, now.plus(days, ChronoUnit.DAYS))));
    }

    private static boolean live(CredentialView credential, Instant then) {
        var expires = credential.expires();
        return expires == null || then.isBefore(expires);
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
        json.put(
                made.credential().kind() == SecretKind.API_KEY ? "api_key" : "client_secret",
                new ShownOnce(made.secret().reveal()));
        return json;
    }
}
