package dev.steelyard.domain.client.metadata;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Protocol settings of a client; {@link #safe} is the default. With a security profile every
 * setting that the profile demands is set.
 *
 * @param requirePkce false only by the operator, only for a confidential client
 * @param skipConsent true only for the operator's own clients, never for {@code offline_access}
 * @param profile the security profile that the client keeps to; null: none
 * @param tokens what its tokens are like
 * @param logout how it learns that a login has ended
 * @param authentication how it proves itself
 * @param requests how it asks for authorization
 * @param subjects what it is told of who its users are
 * @param pages to which people are led
 */
public record ClientSettings(
        boolean requirePkce,
        boolean skipConsent,
        @Nullable SecurityProfile profile,
        ClientTokens tokens,
        LogoutChannels logout,
        ClientAuthentication authentication,
        ClientRequests requests,
        ClientSubjects subjects,
        ClientPages pages) {
    /** Of a confidential client. */
    public static final ClientSettings SAFE =
            new ClientSettings(
                    true,
                    false,
                    null,
                    ClientTokens.DEFAULT,
                    LogoutChannels.NONE,
                    ClientAuthentication.SECRET,
                    ClientRequests.PLAIN,
                    ClientSubjects.PUBLIC,
                    ClientPages.NONE);

    public ClientSettings {
        if (profile != null) {
            requirePkce = true;
            tokens = profile.over(tokens, authentication.method());
            authentication = profile.over(authentication);
            requests = profile.over(requests);
        }
    }

    /** Of a client of that type. */
    public static ClientSettings safe(ClientType type) {
        return switch (type) {
            case CONFIDENTIAL -> SAFE;
            case PUBLIC -> SAFE.with(ClientAuthentication.NONE);
        };
    }

    public ClientSettings with(LogoutChannels other) {
        return new ClientSettings(
                requirePkce,
                skipConsent,
                profile,
                tokens,
                other,
                authentication,
                requests,
                subjects,
                pages);
    }

    public ClientSettings with(ClientAuthentication other) {
        return new ClientSettings(
                requirePkce,
                skipConsent,
                profile,
                tokens,
                logout,
                other,
                requests,
                subjects,
                pages);
    }

    /** What the endpoints demand beyond the settings. */
    public ClientPolicy policy() {
        return profile == null ? ClientPolicy.USUAL : profile.policy();
    }

    /**
     * By which of these the client may sign its request objects; empty: they are refused. With a
     * profile, a client that must sign and has registered no algorithm chooses (OpenID Connect
     * Dynamic Client Registration, section 2).
     */
    public Set<String> requestAlgorithms() {
        var registered = requests.signingAlgorithm();
        if (registered != null) {
            return Set.of(registered);
        }
        return profile != null && requests.requireSigned() ? policy().algorithms() : Set.of();
    }
}
