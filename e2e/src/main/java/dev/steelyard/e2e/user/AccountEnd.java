package dev.steelyard.e2e.user;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.Page;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.net.URI;
import java.time.Duration;

/**
 * End-to-end check that a user sees the connected programs, that a withdrawn one is refused at the
 * API, and that the user asks for the deletion of the account and takes that back.
 */
public final class AccountEnd {
    /** What the account page promises of guards. */
    private static final Duration PROMISED = Duration.ofMillis(250);

    private final CheckContext scene;
    private final Client client;
    private final Person dora;

    public AccountEnd(CheckContext scene, Integration integration, Person dora) {
        this.scene = scene;
        this.client = integration.client();
        this.dora = dora;
    }

    public void run() {
        var steps = scene.steps();
        Tokens tokens = steps.have("the user logs in, with all that it has", this::logIn);
        steps.soon("GET documents for the user", () -> ClientCredentials.documents(get(tokens)));
        steps.see(
                "the connected programs",
                () -> open("/account/programs").expect(client.id()).toString());
        steps.see(
                "the user withdraws, after a question",
                () -> answer("/account/programs/withdraw?client=" + client.id(), "Withdrawn."));
        steps.within(
                PROMISED,
                "GET documents with the token from before",
                () -> RefusalCheck.token(get(tokens), "consent_withdrawn"));
        steps.see(
                "the user deletes the account, after a question",
                () -> answer("/account/data/delete", "Your account will be deleted"));
        steps.see("takes that back", () -> answer("/account/data", "Your account stays."));
        steps.see("and is still signed in", () -> open("/account").expect(dora.email()) + "");
    }

    private StepResult<Tokens> logIn() {
        var asked = AuthRequest.of(scene.provider(), client, "openid").with("prompt", "consent");
        return new StepResult<>(dora.tokens(asked), "200");
    }

    private Answer get(Tokens tokens) {
        return scene.api().documents(scene.application(), Caller.of(client, tokens));
    }

    /** Sends the form of a page of the account, which leads back to it. */
    private String answer(String path, String said) {
        var page = open(path);
        var section = URI.create(path).getPath();
        var form =
                page.forms().stream()
                        .filter(one -> one.action().contains(section))
                        .findFirst()
                        .orElseThrow(() -> new Mismatch("a question", page));
        return dora.browser().submit(page, form).page().expect(said).toString();
    }

    private Page open(String path) {
        return dora.signedIn(URI.create(scene.provider().issuer() + path));
    }
}
