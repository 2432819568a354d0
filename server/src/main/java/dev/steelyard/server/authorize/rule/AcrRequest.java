package dev.steelyard.server.authorize.rule;

import dev.steelyard.domain.session.Acr;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.server.issuance.ClaimsParameter;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The authentication context classes ({@code acr}) that an authorization request accepts for its
 * login. The login must prove one of {@code acr_values} and one of {@code claims}.
 *
 * @param values of {@code acr_values}; null: any. OpenID Connect Core, section 3.1.2.1, makes it
 *     voluntary, but RFC 9470, section 5, has it "as necessary for successfully fulfilling the
 *     request", since clients would else be sent back and forth between API and issuer
 * @param essential of {@code claims} (OpenID Connect Core, section 5.5.1.1); null: any
 */
public record AcrRequest(@Nullable Set<String> values, @Nullable Set<String> essential) {

    /**
     * Reads what the request asks for.
     *
     * @throws OAuthError {@code invalid_request} where {@code claims} is malformed
     */
    public static AcrRequest of(Parameters parameters) {
        return new AcrRequest(
                parameters.get("acr_values").map(AcrRequest::words).orElse(null),
                ClaimsParameter.of(parameters).acrs());
    }

    private static @Nullable Set<String> words(String text) {
        var words =
                Arrays.stream(text.split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
        return words.isEmpty() ? null : words;
    }

    /** Whether a login that proved {@code acr} is enough. */
    public boolean isMetBy(Acr acr) {
        return (values == null || values.contains(acr.text()))
                && (essential == null || essential.contains(acr.text()));
    }
}
