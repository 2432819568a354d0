package dev.steelyard.domain.client.metadata;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All protocol settings of a client, such as PKCE, consent, authentication, token formats, logout
 * and subject identifiers. {@link #safe} is the default. With a security profile every setting that
 * the profile demands is set.
 *
 * @param requirePkce false only by the operator, only for a confidential client
 * @param skipConsent true only for the operator's own clients, never for {@code offline_access}
 * @param profile the client's security profile; null: none
 * @param tokens token settings
 * @param logout logout channels
 * @param authentication client authentication
 * @param requests authorization requests
 * @param subjects subject identifiers
 * @param pages web pages
 */
public record ClientSettings(
        boolean requirePkce,
        boolean skipConsent,
        @Nullable SecurityProfile profile,
        ClientTokenSettings tokens,
        LogoutChannels logout,
        ClientAuthentication authentication,
        ClientRequestSettings requests,
        ClientSubjectSettings subjects,
        ClientPages pages) {
    /** The default of a confidential client. */
    public static final ClientSettings SAFE =
            new ClientSettings(
                    true,
                    false,
                    null,
                    ClientTokenSettings.DEFAULT,
                    LogoutChannels.NONE,
                    ClientAuthentication.SECRET,
                    ClientRequestSettings.PLAIN,
                    ClientSubjectSettings.PUBLIC,
                    ClientPages.NONE);

    public ClientSettings {
        if (profile != null) {
            requirePkce = true;
            tokens = profile.over(tokens, authentication.method());
            authentication = profile.over(authentication);
            requests = profile.over(requests);
        }
    }

    /** The default of a client of that type. */
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

    /** The demands of the endpoints beyond these settings. */
    public ClientPolicy policy() {
        return profile == null ? ClientPolicy.USUAL : profile.policy();
    }

    /**
     * The algorithms allowed for the client's request objects; empty: they are refused. With a
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
