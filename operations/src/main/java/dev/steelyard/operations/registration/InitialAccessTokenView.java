package dev.steelyard.operations.registration;

import dev.steelyard.domain.registration.InitialAccessToken;
import java.util.List;

/**
 * An initial access token in an answer.
 *
 * @param warnings about features that it allows and the server has off
 */
public record InitialAccessTokenView(InitialAccessToken token, List<String> warnings) {}
