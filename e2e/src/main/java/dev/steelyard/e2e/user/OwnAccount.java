package dev.steelyard.e2e.user;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Caller;
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
 * End-to-end check of the account page: a user sees its sessions, and withdraws its consent, after
 * which the API refuses the client.
 */
public final class OwnAccount {
    private final CheckContext scene;
    private final Client client;
    private final Person anna;

    public OwnAccount(CheckContext scene, Integration integration, Person anna) {
        this.scene = scene;
        this.client = integration.client();
        this.anna = anna;
    }

    public void run() {
        var steps = scene.steps();
        var asked = AuthRequest.of(scene.provider(), client, "openid").with("prompt", "consent");
        Tokens before =
                steps.have(
                        "the user logs in and allows it",
                        () -> new StepResult<>(anna.tokens(asked), "200"));
        steps.see("the user sees its sessions", this::sessions);
        steps.see("the user withdraws its consent, after a question", this::withdraw);
        steps.soon(
                "GET documents with the token from before",
                () ->
                        RefusalCheck.token(
                                scene.api()
                                        .documents(scene.application(), Caller.of(client, before)),
                                "consent_withdrawn"));
    }

    private String sessions() {
        var page = open("/account/sessions");
        Mismatch.unless(page.contains("This one"), "a page that marks this session", page);
        return page.toString();
    }

    private String withdraw() {
        var question = open("/account/programs/withdraw?client=" + client.id());
        var form =
                question.forms().stream()
                        .filter(one -> one.action().endsWith("/withdraw"))
                        .findFirst()
                        .orElseThrow(() -> new Mismatch("a question", question));
        var done = anna.browser().submit(question, form).page();
        Mismatch.unless(done.contains("Withdrawn."), "a page that says so", done);
        return done.toString();
    }

    private Page open(String path) {
        var issuer = scene.provider().metadata().getIssuer().getValue();
        return anna.open(URI.create(issuer + path)).page();
    }
}
