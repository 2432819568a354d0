package dev.steelyard.domain.manage;

import static java.util.Objects.requireNonNullElse;

import dev.steelyard.domain.client.AuthenticationMethod;
import dev.steelyard.domain.client.ClientAuthentication;
import org.jspecify.annotations.Nullable;

/**
 * What to change of how a client proves itself; null stays as it is, an empty text is none. Keys
 * that are said again, the same ones too, have no end any more: somebody vouches for them now.
 *
 * @param jwks checked to be a JWK set of public keys
 */
public record AuthenticationPatch(
        @Nullable AuthenticationMethod method, @Nullable String jwks, @Nullable String jwksUri) {
    public static final AuthenticationPatch NONE = new AuthenticationPatch(null, null, null);

    ClientAuthentication over(ClientAuthentication before) {
        boolean same = jwks == null && jwksUri == null;
        return new ClientAuthentication(
                requireNonNullElse(method, before.method()),
                text(jwks, before.jwks()),
                jwksUri == null || jwksUri.isEmpty()
                        ? text(jwksUri, before.jwksUri())
                        : Hosts.ascii(jwksUri),
                same ? before.keysExpire() : null);
    }

    private static @Nullable String text(@Nullable String patch, @Nullable String before) {
        if (patch == null) {
            return before;
        }
        return patch.isEmpty() ? null : patch;
    }
}
