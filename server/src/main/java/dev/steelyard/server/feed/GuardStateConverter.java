package dev.steelyard.server.feed;

import static java.util.stream.Collectors.toSet;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.domain.principal.Tenancy;
import dev.steelyard.guard.principal.ApiKey;
import dev.steelyard.guard.principal.ApplicationState;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.ResellerContact;
import dev.steelyard.server.directory.GuardRevocationConverter;
import org.jspecify.annotations.Nullable;

/**
 * Converts a principal's state, such as its permissions, from the server's type into that of the
 * guard library.
 */
final class GuardStateConverter {
    private GuardStateConverter() {}

    static dev.steelyard.guard.principal.PrincipalState of(PrincipalState state) {
        return of(state, state.confidential());
    }

    /** The state for the APIs of this server itself, which demand no API key (rule 6). */
    static dev.steelyard.guard.principal.PrincipalState ofApiWithoutKeys(PrincipalState state) {
        return of(state, false);
    }

    private static dev.steelyard.guard.principal.PrincipalState of(
            PrincipalState state, boolean keyDemanded) {
        var user = state.ref().user();
        var refusal = state.refusal();
        var authority = state.authority();
        return new dev.steelyard.guard.principal.PrincipalState(
                new PrincipalRef(state.ref().client().hex(), user == null ? null : user.hex()),
                state.asOf(),
                refusal == null,
                refusal == null ? null : refusal.code(),
                application(state.tenancy()),
                authority == null ? null : authority.claim(),
                state.roles(),
                state.permissions(),
                keyDemanded,
                state.apiKeys().stream()
                        .map(key -> new ApiKey(key.id().hex(), key.hash().text(), key.expires()))
                        .toList(),
                state.origins(),
                state.revoked().stream().map(GuardRevocationConverter::of).toList(),
                state.dependsOn().stream().map(ChangeKey::text).collect(toSet()));
    }

    static @Nullable ApplicationState application(@Nullable Tenancy tenancy) {
        if (tenancy == null) {
            return null;
        }
        var application = tenancy.application();
        return new ApplicationState(
                application.id().hex(),
                application.name(),
                application.company(),
                application.expiry(),
                tenancy.stops(),
                tenancy.stopped(),
                new ResellerContact(tenancy.reseller().name(), tenancy.resellerPage()));
    }
}
