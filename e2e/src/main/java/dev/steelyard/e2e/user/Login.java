package dev.steelyard.e2e.user;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.IdTokens;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.Browser;
import dev.steelyard.e2e.http.Page;
import dev.steelyard.e2e.http.VisitResult;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.net.URI;

/**
 * End-to-end check of the authorization code flow with PKCE, through the login and consent pages.
 */
public final class Login {
    private final CheckContext scene;
    private final Integration integration;
    private final Person anna;

    public Login(CheckContext scene, Integration integration) {
        this.scene = scene;
        this.integration = integration;
        var site = URI.create(scene.provider().issuer());
        this.anna =
                new Person(
                        new Browser(scene.http(), site),
                        scene.demo().get("user", "email"),
                        scene.demo().get("user", "password"));
    }

    /** The user at a browser that is logged in by now. */
    public Person run() {
        var steps = scene.steps();
        var asked =
                AuthRequest.of(
                        scene.provider(),
                        integration.client(),
                        "openid profile email offline_access");
        var login = steps.have("the client sends its user to /auth", () -> loginPage(asked));
        var again = steps.have("a wrong password", () -> wrongPassword(login));
        var consent = steps.have("the right one", () -> consentPage(again));
        var callback =
                steps.have(
                        "the user allows it, with offline_access",
                        () -> {
                            var uri = anna.allow(consent, true).left();
                            asked.code(uri);
                            return new StepResult<>(
                                    uri, "back at the client, with code, state and iss");
                        });
        var tokens =
                steps.have(
                        "the code and the verifier for tokens",
                        () -> {
                            var form = asked.redemption(asked.code(callback));
                            var got = Tokens.of(scene.provider().token(asked.client(), form));
                            got.id();
                            got.refresh();
                            return new StepResult<>(got, "200 with ID token and refresh token");
                        });
        steps.see("the library verifies the ID token", () -> verified(asked, tokens));
        steps.see("userinfo", () -> userInfo(asked, tokens));
        var caller = Caller.of(asked.client(), tokens);
        steps.see(
                "GET documents for the user", () -> ClientCredentials.documents(documents(caller)));
        steps.see(
                "the same without the client's API key",
                () ->
                        RefusalCheck.byApi(
                                documents(caller.withApiKey(null)),
                                401,
                                "api_key_missing",
                                RefusalCheck.BARE));
        steps.see(
                "the ID token in place of the access token",
                () ->
                        RefusalCheck.token(
                                documents(caller.withToken(tokens.id())), "token_malformed"));
        steps.see("the user says no when asked again", () -> denied(asked));
        return anna;
    }

    private Answer documents(Caller caller) {
        return scene.api().documents(scene.application(), caller);
    }

    private StepResult<Page> loginPage(AuthRequest asked) {
        var page = anna.open(asked.uri()).page();
        page.answer().expect(200);
        Mismatch.unless(Person.loginForm(page).isPresent(), "a login page", page);
        var policy = page.answer().header("Content-Security-Policy");
        Mismatch.unless(
                policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
                "a strict Content-Security-Policy",
                policy);
        Mismatch.unless(
                policy.contains("script-src 'self'") || !page.contains("<script"),
                "no script but this server's files",
                policy);
        Mismatch.unless(!page.contains("<script>"), "no script in the page", page);
        return new StepResult<>(page, page.toString());
    }

    private StepResult<Page> wrongPassword(Page login) {
        var page = anna.logIn(login, "not the password").page();
        Mismatch.unless(Person.loginForm(page).isPresent(), "the login page again", page);
        Mismatch.unless(page.contains("role=\"alert\""), "a page that says so", page);
        return new StepResult<>(page, page + ", says so");
    }

    private StepResult<Page> consentPage(Page login) {
        var visit = anna.logIn(login);
        if (visit instanceof VisitResult.Left) {
            throw new Mismatch("to be asked for consent", visit);
        }
        var page = visit.page();
        Mismatch.unless(Person.consentForm(page).isPresent(), "a consent page", page);
        Mismatch.unless(page.offersToTick("offline_access"), "offline_access as a choice", page);
        for (var cookie : anna.browser().lastCookies()) {
            Mismatch.unless(
                    cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
                    "HttpOnly; SameSite=Lax",
                    cookie.replaceAll("=[^;]*", "=…"));
        }
        return new StepResult<>(page, page + ", offers offline_access, unticked");
    }

    private static String verified(AuthRequest asked, Tokens tokens) {
        var claims = IdTokens.verify(asked, tokens);
        Mismatch.unless(claims.getClaim("sid") != null, "sid", "none");
        Mismatch.unless(claims.getAuthenticationTime() != null, "auth_time", "none");
        return "RS256, iss, aud, exp, nonce, at_hash, sub " + claims.getSubject();
    }

    private String userInfo(AuthRequest asked, Tokens tokens) {
        var answer = scene.provider().userInfo(tokens.accessToken()).expect(200);
        var subject = IdTokens.verify(asked, tokens).getSubject().getValue();
        Mismatch.unless(answer.text("sub").equals(subject), "the ID token's sub", answer);
        var email = scene.demo().get("user", "email");
        Mismatch.unless(answer.text("email").equals(email), email, answer);
        return "200, the same sub, " + email;
    }

    private String denied(AuthRequest asked) {
        var again = asked.with("prompt", "consent");
        var page = anna.open(again.uri()).page();
        var error = again.error(anna.deny(page).left());
        Mismatch.unless(error.equals("access_denied"), "access_denied", error);
        return "back at the client, " + error;
    }
}
