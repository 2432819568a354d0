package dev.steelyard.server.authorize.source;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.DeviceAuthorization;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.server.keys.HmacCalculator;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Encodes an entered user code (RFC 8628) for the browser's URL, and decodes it. An HMAC protects
 * it, so that only the page that counts guesses leads to a device. Thread-safe.
 */
public final class EnteredCodeCodec {
    /** This server's own parameter, named so that it collides with no client's. */
    static final String FIELD = "steelyard_device";

    private static final Pattern FORM =
            Pattern.compile(
                    "(?<device>[0-9a-f]{24})\\.(?<user>[0-9a-f]{24})\\.(?<seal>[A-Za-z0-9_-]{43})");

    private final Store store;
    private final HmacCalculator seal;
    private final InstantSource clock;

    /**
     * @param seal for this purpose alone
     */
    public EnteredCodeCodec(Store store, HmacCalculator seal, InstantSource clock) {
        this.store = store;
        this.seal = seal;
        this.clock = clock;
    }

    /** The authorization request, as a query, for {@code user} who has entered a code. */
    public String query(DeviceAuthorization authorization, Id<User> user) {
        var device = authorization.id().hex();
        return query(
                authorization.client(),
                device + "." + user.hex() + "." + seal.of(device, user.hex()));
    }

    static String query(Id<Client> client, String carried) {
        var query = new LinkedHashMap<String, String>();
        query.put("client_id", client.hex());
        query.put(FIELD, carried);
        return QueryWriter.of(query);
    }

    /**
     * Finds the device. One that was decided on and one that has expired look alike.
     *
     * @throws OAuthError {@code invalid_request}
     */
    EnteredCode find(Client client, String carried) {
        var form = FORM.matcher(carried);
        if (!form.matches()
                || !seal.matches(form.group("seal"), form.group("device"), form.group("user"))) {
            throw refused();
        }
        return waiting(new Id<>(form.group("device")))
                .filter(found -> found.client().equals(client.id()))
                .map(found -> new EnteredCode(found, new Id<>(form.group("user"))))
                .orElseThrow(EnteredCodeCodec::refused);
    }

    private Optional<DeviceAuthorization> waiting(Id<DeviceAuthorization> id) {
        return store.read(tx -> tx.deviceAuthorizations().find(id))
                .filter(found -> found.waits(clock.instant()));
    }

    private static OAuthError refused() {
        return new OAuthError(
                OAuthError.Code.INVALID_REQUEST,
                "The code was used, or has expired; begin again at the device.");
    }
}
