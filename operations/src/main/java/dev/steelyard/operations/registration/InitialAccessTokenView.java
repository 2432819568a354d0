package dev.steelyard.operations.registration;

import dev.steelyard.domain.registration.InitialAccessToken;
import java.util.List;

/**
 * An initial access token for client registration (RFC 7591) as the management API returns it,
 * without its value.
 *
 * @param warnings about features that it allows and the server has off
 */
public record InitialAccessTokenView(InitialAccessToken token, List<String> warnings) {}
