package dev.steelyard.manage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.profile.RequestedClaims;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.session.Acr;
import dev.steelyard.domain.session.Authentication;
import dev.steelyard.domain.session.LoginBrowser;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.token.AuthorizationCode;
import dev.steelyard.domain.user.User;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people do in browsers, without the pages; what clients get of it, by the token endpoint. */
final class Visits {
    static final String CALLBACK = "https://app.example.com/callback";

    // RFC 7636, appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final Set<LoginMethod> PASSWORD = Set.of(LoginMethod.PWD);

    private final Steelyard steelyard;
    private final SecretGenerator secrets = new SecretGenerator(new SecureRandom());
    private final IdGenerator ids;

    Visits(Steelyard steelyard) {
        this.steelyard = steelyard;
        this.ids = new IdGenerator(steelyard.clock, new SecureRandom());
    }

    /** A login of that user. */
    Id<Session> session(Id<User> user) {
        Id<Session> id = ids.next();
        var hash = secrets.next(SecretKind.SESSION, id).hash();
        var now = steelyard.clock.instant();
        return steelyard.store.write(
                tx -> {
                    tx.sessions()
                            .insert(
                                    new Session(
                                            id,
                                            user,
                                            hash,
                                            now,
                                            now,
                                            now,
                                            PASSWORD,
                                            LoginBrowser.of(null, null),
                                            null));
                    return id;
                });
    }

    /** What the user allows by the page: everything at that API, a claim, and to stay connected. */
    void consent(Id<User> user, Id<Client> client, String resource) {
        var consent =
                new Consent(
                        user,
                        client,
                        Set.of(resource),
                        Set.of("openid"),
                        Set.of(StandardClaim.BIRTHDATE),
                        Consent.Offline.GRANTED,
                        steelyard.clock.instant());
        steelyard.store.write(
                tx -> {
                    tx.consents().put(consent);
                    tx.changed(ChangeKey.consent(user, client));
                    return consent;
                });
    }

    /**
     * What the client gets for a code.
     *
     * @param secret null: the client is public
     */
    Answered redeem(
            Id<Session> session,
            Id<Client> client,
            @Nullable String secret,
            String callback,
            String resource,
            String scope,
            String... headers) {
        var code = secrets.next(SecretKind.AUTHORIZATION_CODE, ids.<AuthorizationCode>next());
        var now = steelyard.clock.instant();
        steelyard.store.write(
                tx -> {
                    var user = tx.sessions().find(session).orElseThrow().user();
                    tx.codes()
                            .insert(
                                    new AuthorizationCode(
                                            code.id(),
                                            code.hash(),
                                            client,
                                            user,
                                            session,
                                            ids.next(),
                                            callback,
                                            scope,
                                            resource,
                                            RequestedClaims.NONE,
                                            null,
                                            CHALLENGE,
                                            null,
                                            new Authentication(now, Acr.PASSWORD, PASSWORD),
                                            now.plusSeconds(60),
                                            null));
                    return code.id();
                });
        return post(
                "/oidc/token",
                client,
                secret,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code.reveal(),
                        "redirect_uri",
                        callback,
                        "code_verifier",
                        VERIFIER),
                headers);
    }

    /** A form, with the client's credentials in it. */
    Answered post(
            String path,
            Id<Client> client,
            @Nullable String secret,
            Map<String, String> form,
            String... headers) {
        var all = new LinkedHashMap<>(form);
        all.put("client_id", client.hex());
        if (secret != null) {
            all.put("client_secret", secret);
        }
        var body =
                all.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        var request =
                steelyard
                        .request(path)
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return steelyard.send(request);
    }
}
