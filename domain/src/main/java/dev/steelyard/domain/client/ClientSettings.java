package dev.steelyard.domain.client;

/**
 * What the protocol may do with a client; {@link #safe} is the default.
 *
 * @param requirePkce false only by the operator, only for a confidential client
 * @param skipConsent true only for the operator's own clients, never for {@code offline_access}
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
                    ClientTokens.DEFAULT,
                    LogoutChannels.NONE,
                    ClientAuthentication.SECRET,
                    ClientRequests.PLAIN,
                    ClientSubjects.PUBLIC,
                    ClientPages.NONE);

    /** Of a client of that type. */
    public static ClientSettings safe(ClientType type) {
        return switch (type) {
            case CONFIDENTIAL -> SAFE;
            case PUBLIC -> SAFE.with(ClientAuthentication.NONE);
        };
    }

    public ClientSettings with(LogoutChannels other) {
        return new ClientSettings(
                requirePkce, skipConsent, tokens, other, authentication, requests, subjects, pages);
    }

    public ClientSettings with(ClientAuthentication other) {
        return new ClientSettings(
                requirePkce, skipConsent, tokens, logout, other, requests, subjects, pages);
    }
}
