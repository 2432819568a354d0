package dev.steelyard.server.factor;

import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.pages.factor.AuthenticatorPage;
import dev.steelyard.server.settings.ServerSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses of the pages that add a second factor, with the authorization request that
 * continues afterwards.
 *
 * @param authorization the path of the authorization endpoint
 * @param security the path of the account's security section
 */
public record FactorPages(String authorization, String security) {
    public static FactorPages of(ServerSettings settings) {
        return new FactorPages(settings.path() + "/auth", settings.path() + "/account/security");
    }

    /**
     * The page that adds an authenticator app.
     *
     * @param query the request that waits
     */
    public String authenticator(String query) {
        return security + "/authenticator" + waiting(query);
    }

    /**
     * The page that adds a passkey.
     *
     * @param query the request that waits
     */
    public String passkeys(String query) {
        return security + "/passkeys" + waiting(query);
    }

    /** Where the form that mails an enrolment link is sent. */
    public String mail() {
        return security + "/enrolment/mail";
    }

    private static String waiting(String query) {
        return "?" + QueryWriter.of(Map.of(AuthenticatorPage.CONTINUE, query));
    }

    /** The request again, from its beginning. */
    public String request(String query) {
        return authorization + "?" + QueryWriter.of(Parameters.parse(query), Set.of());
    }

    /** The request that waits for the factor which {@code form} adds. */
    public Optional<String> waiting(Parameters form) {
        return form.get(AuthenticatorPage.CONTINUE)
                .filter(query -> !query.isEmpty())
                .map(this::request);
    }
}
