package dev.steelyard.e2e.user;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Page;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.net.URI;

/**
 * End-to-end check that a user who forgot the password gets in again by a mailed link, which works
 * once, ends what the old password began and leaves the second factor as it is.
 */
public final class PasswordRecovery {
    private static final String NEW = "seven quiet brown fields";

    private final CheckContext scene;
    private final Client client;
    private final Person dora;

    public PasswordRecovery(CheckContext scene, Integration integration, Person dora) {
        this.scene = scene;
        this.client = integration.client();
        this.dora = dora;
    }

    /** The user with the new password. */
    public Person run() {
        var steps = scene.steps();
        Tokens before =
                steps.have(
                        "the user lets a client stay connected",
                        () -> new StepResult<>(dora.tokens(asked("offline_access")), "200"));
        var unknown =
                steps.have("a link for an unknown address", () -> request("unknown@x.example"));
        var known = steps.have("and for the user's", () -> request(dora.email()));
        steps.see("the two answers are the same", () -> same(unknown, known));
        var link =
                steps.have(
                        "the mail",
                        () -> {
                            var found = scene.mailbox().link(dora.email(), "new password");
                            return new StepResult<>(found, "a link to " + found.getPath());
                        });
        steps.see("opened twice", () -> dora.open(link).page() + ", " + dora.open(link).page());
        steps.see(
                "a password that is too short",
                () -> choose(link, "short", "A new password needs at least"));
        steps.see("a new password", () -> choose(link, NEW, "Your password is set"));
        steps.see("the link again", () -> dora.open(link).page().expect("used already") + "");
        steps.see("the mail", () -> scene.mailbox().arrived(dora.email(), "was changed"));
        steps.see(
                "the client's refresh token",
                () ->
                        RefusalCheck.byProvider(
                                scene.provider().refresh(client, before.refresh()),
                                400,
                                "invalid_grant"));
        steps.see("the old password", this::refused);
        return dora.withPassword(NEW);
    }

    private StepResult<Page> request(String address) {
        var browser = dora.browser().another();
        var login = browser.open(URI.create(scene.provider().issuer() + "/account")).page();
        var path =
                login.links().stream()
                        .filter(link -> link.contains("/recovery"))
                        .findFirst()
                        .orElseThrow(() -> new Mismatch("a link: Forgot password?", login));
        var page = browser.open(login.uri().resolve(path)).page();
        var after = browser.submit(page, page.form("email").with("email", address)).page();
        return new StepResult<>(after, after.expect("Look into your mailbox") + "");
    }

    private static String same(Page unknown, Page known) {
        Mismatch.unless(unknown.answer().body().equals(known.answer().body()), "the same", known);
        return "the same page";
    }

    private String choose(URI link, String typed, String said) {
        var page = dora.open(link).page();
        var form = page.form("password").with("password", typed);
        return dora.browser().submit(page, form).page().expect(said) + "";
    }

    private String refused() {
        var visitor = dora.elsewhere(null);
        var page = visitor.logIn(visitor.open(asked("").uri()).page()).page();
        Mismatch.unless(Person.loginForm(page).isPresent(), "the login page again", page);
        return page.toString();
    }

    private AuthRequest asked(String more) {
        return AuthRequest.of(scene.provider(), client, ("openid " + more).strip());
    }
}
