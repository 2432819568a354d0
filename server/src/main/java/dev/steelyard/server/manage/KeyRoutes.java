package dev.steelyard.server.manage;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import dev.steelyard.admin.key.ManageKeys;
import dev.steelyard.admin.key.ManageMasterKey;
import dev.steelyard.domain.key.StoredKey;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /keys} and {@code /master-key}. No private key leaves here, sealed or not. */
final class KeyRoutes {
    private final ManageKeys keys;
    private final ManageMasterKey masterKey;
    private final InstantSource clock;

    KeyRoutes(ManageKeys keys, ManageMasterKey masterKey, InstantSource clock) {
        this.keys = keys;
        this.masterKey = masterKey;
        this.clock = clock;
    }

    Reply list(Call call) {
        return Replies.all(
                call,
                keys.list(call.actor()),
                call.<StoredKey, String>passing(
                                Filters.ALGORITHM,
                                (algorithm, key) -> key.algorithm().equals(algorithm))
                        .and(
                                call.passing(
                                        Filters.STATE,
                                        (state, key) -> key.state(clock.instant()) == state)),
                this::json);
    }

    Reply rotate(Call call) {
        var body = call.body("algorithm", "compromised");
        var algorithm = body.optionalString("algorithm").orElse(null);
        boolean compromised = Boolean.TRUE.equals(body.bool("compromised"));
        return Posted.all(
                call,
                actor ->
                        compromised
                                ? keys.withdraw(actor, algorithm)
                                : keys.rotate(actor, algorithm),
                this::json);
    }

    Reply rotateMasterKey(Call call) {
        call.noBody();
        return Posted.one(call, masterKey::rotate, count -> Map.of("resealed", count));
    }

    private static String thumbprint(StoredKey key) {
        try {
            return JWK.parse(key.publicJwk()).computeThumbprint().toString();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("the stored key " + key.kid() + " is damaged", e);
        }
    }

    private Map<String, @Nullable Object> json(StoredKey key) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("kid", key.kid());
        json.put("algorithm", key.algorithm());
        json.put("thumbprint", thumbprint(key));
        json.put("state", key.state(clock.instant()).name().toLowerCase(Locale.ROOT));
        json.put("published", Members.time(key.created()));
        json.put("signs_from", Members.time(key.signsFrom()));
        var retired = key.retired();
        json.put("signs_until", retired == null ? null : Members.time(retired));
        return json;
    }
}
