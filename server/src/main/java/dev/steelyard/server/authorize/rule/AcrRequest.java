package dev.steelyard.server.authorize.rule;

import dev.steelyard.domain.session.Acr;
import dev.steelyard.domain.session.Authentication;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.session.Session;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.server.issuance.ClaimsParameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The authentication context classes ({@code acr}) that an authorization request accepts for its
 * login. The login must prove one of {@code acr_values} and one of {@code claims}.
 *
 * @param values of {@code acr_values}, "in order of preference"; null: any. OpenID Connect Core,
 *     section 3.1.2.1, makes it voluntary, but RFC 9470, section 5, has it "as necessary for
 *     successfully fulfilling the request", since clients would else be sent back and forth between
 *     API and issuer
 * @param essential of {@code claims} (OpenID Connect Core, section 5.5.1.1); null: any
 */
public record AcrRequest(@Nullable List<String> values, @Nullable Set<String> essential) {

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

    private static @Nullable List<String> words(String text) {
        var words =
                Arrays.stream(text.split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
        return words.isEmpty() ? null : words;
    }

    /** Whether some login at this server is enough. */
    boolean isPossible() {
        return accepted().findFirst().isPresent();
    }

    /** Whether a login by {@code methods} is enough. */
    public boolean isMetBy(Set<LoginMethod> methods) {
        return accepted().anyMatch(acr -> acr.isProvedBy(methods));
    }

    /**
     * The authentication that tokens of this request tell: with the value that it prefers among
     * those that the login proved.
     */
    public Authentication of(Session session) {
        var methods = session.methods();
        var acr =
                accepted()
                        .filter(accepted -> accepted.isProvedBy(methods))
                        .findFirst()
                        .orElseGet(() -> Acr.strongest(methods));
        return new Authentication(session.authTime(), acr, methods);
    }

    /** In the order of preference; the strongest first where the request has none. */
    private Stream<Acr> accepted() {
        var ordered =
                values == null
                        ? Arrays.stream(Acr.values()).sorted(Comparator.reverseOrder())
                        : values.stream().flatMap(value -> Acr.parse(value).stream());
        return ordered.filter(acr -> essential == null || essential.contains(acr.text()));
    }
}
