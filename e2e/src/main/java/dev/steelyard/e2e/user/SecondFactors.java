package dev.steelyard.e2e.user;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.AuthenticatorApp;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.IdTokens;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Page;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import dev.steelyard.testkit.SoftAuthenticator;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * End-to-end check of a user's second factors: a passkey, an authenticator app and recovery codes,
 * each added at the account page and used for a login in a browser that the account doesn't know.
 */
public final class SecondFactors {
    private static final String SECURITY = "/account/security";
    private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]*)\"");
    private static final Pattern CODES = Pattern.compile("<li>([0-9A-Z]{4}-[0-9A-Z]{4})</li>");

    private final CheckContext scene;
    private final Client client;
    private final Person dora;
    private final SoftAuthenticator device = new SoftAuthenticator();

    public SecondFactors(CheckContext scene, Integration integration, Person dora) {
        this.scene = scene;
        this.client = integration.client();
        this.dora = dora;
        var issuer = URI.create(scene.provider().issuer());
        device.origin = issuer.getScheme() + "://" + issuer.getAuthority();
        device.party = issuer.getHost();
    }

    /** The user with the app, in a browser where it isn't logged in. */
    public Person run() {
        var steps = scene.steps();
        steps.have("the user adds a passkey", this::addPasskey);
        steps.see("a login by the passkey alone, in another browser", this::logInByPasskey);
        var app = steps.have("the user adds an authenticator app", this::addApp);
        var codes = steps.have("the user makes recovery codes", this::makeCodes);
        steps.see("a login by the password, with a wrong code", () -> wrong("000000"));
        steps.see("and with the app's code", () -> login(dora.elsewhere(app::code), "otp"));
        steps.see(
                "a login by the password and a recovery code",
                () -> login(dora.elsewhere(codes::getFirst), "otp"));
        steps.see("that code again", () -> wrong(codes.getFirst()));
        steps.see("the mail", () -> scene.mailbox().arrived(dora.email(), "recovery code"));
        return dora.elsewhere(app::code);
    }

    private StepResult<Page> addPasskey() {
        var page = dora.signedIn(at(SECURITY + "/passkeys"));
        var form =
                page.form("credential")
                        .with("name", "Telephone")
                        .with("credential", device.create(options(page)));
        var after = dora.browser().submit(page, form).page();
        return new StepResult<>(after, after.expect("recovery-codes").toString());
    }

    private String logInByPasskey() {
        var visitor = dora.elsewhere(null);
        var asked = AuthRequest.of(scene.provider(), client, "openid");
        var page = visitor.open(asked.uri()).page();
        var form = page.form("credential").with("credential", device.get(options(page)));
        var code = asked.code(visitor.browser().submit(page, form).left());
        return methods(asked, Tokens.of(scene.provider().token(client, asked.redemption(code))));
    }

    private StepResult<AuthenticatorApp> addApp() {
        var page = dora.signedIn(at(SECURITY + "/authenticator"));
        var app = AuthenticatorApp.of(page);
        var after = dora.enter(page, app.code()).page();
        return new StepResult<>(app, after.expect("recovery-codes") + "");
    }

    private StepResult<List<String>> makeCodes() {
        var page = dora.signedIn(at(SECURITY + "/recovery-codes"));
        var form =
                page.forms().stream()
                        .filter(one -> one.action().endsWith("/recovery-codes"))
                        .findFirst()
                        .orElseThrow(() -> new Mismatch("a form", page));
        var made = dora.browser().submit(page, form).page();
        var codes = made.find(CODES);
        Mismatch.unless(codes.size() == 10, "ten codes", made);
        return new StepResult<>(codes, codes.size() + " codes");
    }

    private String wrong(String code) {
        var visitor = dora.elsewhere(null);
        var asked = AuthRequest.of(scene.provider(), client, "openid");
        var factor = visitor.logIn(visitor.open(asked.uri()).page()).page();
        return visitor.enter(factor, code).page().expect("This code is wrong") + "";
    }

    private String login(Person visitor, String method) {
        var asked = AuthRequest.of(scene.provider(), client, "openid");
        var methods = methods(asked, visitor.tokens(asked));
        Mismatch.unless(methods.contains(method), method, methods);
        return methods;
    }

    /** RFC 8176. */
    private static String methods(AuthRequest asked, Tokens tokens) {
        return "tokens, amr " + IdTokens.verify(asked, tokens).getClaim("amr");
    }

    private static String options(Page page) {
        var options = page.find(OPTIONS);
        Mismatch.unless(!options.isEmpty(), "options for passkeys", page);
        return options.getFirst();
    }

    private URI at(String path) {
        return URI.create(scene.provider().issuer() + path);
    }
}
