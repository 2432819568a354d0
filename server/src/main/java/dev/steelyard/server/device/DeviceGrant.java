package dev.steelyard.server.device;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.grant.DeviceAuthorization;
import dev.steelyard.domain.grant.DeviceAuthorization.Decision;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.server.clientauth.AuthenticatedClient;
import dev.steelyard.server.token.CodeRedemption;
import dev.steelyard.server.token.Grant;
import dev.steelyard.server.token.GrantResult;
import dev.steelyard.server.token.TokenRequest;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The device code grant of the token endpoint (RFC 8628, sections 3.4 and 3.5). Thread-safe. */
final class DeviceGrant implements Grant {
    private final Store store;
    private final CodeRedemption redemption;
    private final DevicePollLimiter polls;
    private final InstantSource clock;

    DeviceGrant(
            Store store, CodeRedemption redemption, DevicePollLimiter polls, InstantSource clock) {
        this.store = store;
        this.redemption = redemption;
        this.polls = polls;
        this.clock = clock;
    }

    /**
     * @param code the code that it can redeem; null: no user has allowed it, or the code has ended
     */
    private record Found(DeviceAuthorization authorization, CodeRedemption.@Nullable Found code) {}

    @Override
    public GrantType type() {
        return GrantType.DEVICE_CODE;
    }

    @Override
    public GrantResult prove(AuthenticatedClient client, Parameters form, TokenRequest requested) {
        var presented =
                form.get("device_code")
                        .flatMap(text -> Secret.parse(SecretKind.DEVICE_CODE, text))
                        .orElseThrow(
                                () -> CodeRedemption.refused("no device code, or not one of ours"));
        polls.admit(presented);
        var found =
                store.read(tx -> find(tx, presented))
                        .filter(
                                device ->
                                        device.authorization()
                                                .client()
                                                .equals(client.client().id()))
                        .orElseThrow(
                                () ->
                                        CodeRedemption.refused(
                                                "unknown, or another client's: " + presented));
        var code = found.code();
        if (code != null && (code.code().used() != null || !expired(found.authorization()))) {
            polls.over(presented);
            return redemption.prove(client, code, requested);
        }
        throw undecided(found.authorization(), presented);
    }

    private static Optional<Found> find(Transaction tx, Secret presented) {
        return tx.deviceAuthorizations()
                .find(presented.id())
                .filter(device -> device.hash().matches(presented))
                .map(device -> new Found(device, CodeRedemption.find(tx, presented).orElse(null)));
    }

    private OAuthError undecided(DeviceAuthorization authorization, Secret presented) {
        if (authorization.decision() == Decision.DENIED) {
            return over(
                    presented, OAuthError.Code.DEVICE_DENIED, "The user did not allow the access.");
        }
        if (expired(authorization)) {
            return over(
                    presented,
                    OAuthError.Code.EXPIRED_TOKEN,
                    "The device code has expired; begin again with a new one.");
        }
        return authorization.decision() == Decision.ALLOWED
                ? over(
                        presented,
                        OAuthError.Code.DEVICE_DENIED,
                        "The access that the user allowed has ended. Begin again.")
                : polls.pending(presented);
    }

    private OAuthError over(Secret presented, OAuthError.Code code, String description) {
        polls.over(presented);
        return new OAuthError(code, description);
    }

    private boolean expired(DeviceAuthorization authorization) {
        return !clock.instant().isBefore(authorization.expires());
    }
}
