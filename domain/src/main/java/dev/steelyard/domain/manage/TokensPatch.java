package dev.steelyard.domain.manage;

import static java.util.Objects.requireNonNullElse;

import dev.steelyard.domain.client.ClientTokens;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a client's tokens; null stays as it is, an empty userinfo algorithm is none.
 */
public record TokensPatch(
        @Nullable Boolean rotateRefreshTokens,
        @Nullable Boolean idTokenOnRefresh,
        @Nullable String idTokenAlgorithm,
        @Nullable String userinfoAlgorithm,
        @Nullable Boolean dpopBound) {
    public static final TokensPatch NONE = new TokensPatch(null, null, null, null, null);

    ClientTokens over(ClientTokens before) {
        return new ClientTokens(
                requireNonNullElse(rotateRefreshTokens, before.rotateRefreshTokens()),
                requireNonNullElse(idTokenOnRefresh, before.idTokenOnRefresh()),
                requireNonNullElse(idTokenAlgorithm, before.idTokenAlgorithm()),
                userinfo(before.userinfoAlgorithm()),
                requireNonNullElse(dpopBound, before.dpopBound()));
    }

    private @Nullable String userinfo(@Nullable String before) {
        if (userinfoAlgorithm == null) {
            return before;
        }
        return userinfoAlgorithm.isEmpty() ? null : userinfoAlgorithm;
    }
}
