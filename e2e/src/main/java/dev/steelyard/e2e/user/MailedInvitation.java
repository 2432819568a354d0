package dev.steelyard.e2e.user;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.http.Browser;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * End-to-end check that the link of an invitation goes by mail to the invited address only, and
 * leads to an account whose address is verified.
 */
public final class MailedInvitation {
    private static final String PASSWORD = "nine slow barges upstream";

    private final CheckContext scene;
    private final Client client;
    private final Person dora;

    public MailedInvitation(CheckContext scene, Integration integration) {
        this.scene = scene;
        this.client = integration.client();
        this.dora =
                new Person(
                        new Browser(scene.http(), URI.create(scene.provider().issuer())),
                        "dora@northern.example",
                        PASSWORD);
    }

    public Person run() {
        var steps = scene.steps();
        steps.see("the reseller invites an address without an account", this::invite);
        var link =
                steps.have(
                        "the mail",
                        () -> {
                            var mailed = scene.mailbox().link(dora.email(), "invited");
                            return new StepResult<>(mailed, "a link to " + mailed.getPath());
                        });
        steps.see(
                "a password that is too short",
                () -> {
                    var page = dora.open(link).page();
                    var short_ = dora.withPassword("short");
                    return short_.accept(page, "Dora")
                                    .page()
                                    .expect("A new password needs at least")
                            + "";
                });
        steps.have(
                "the new user accepts, with a name and a password",
                () -> {
                    var page = dora.accept(dora.open(link).page(), "Dora").page();
                    return new StepResult<>(page, page.expect("You are a member now.") + "");
                });
        steps.see("the link again", () -> dora.open(link).page().answer().expect(410) + "");
        steps.see("the new user logs in at a client", this::logIn);
        return dora;
    }

    /** With the roles of another member. */
    private String invite() {
        var application = "/applications/" + scene.application();
        var members = scene.reseller().get(application + "/members").expect(200).json();
        var roles =
                members.path("data").path(0).path("roles").valueStream().map(JsonNode::asString);
        var answer =
                scene.reseller()
                        .post(
                                application + "/invitations",
                                Map.of("email", dora.email(), "roles", roles.toList()));
        Mismatch.unless(answer.expect(201).json().path("link").isMissingNode(), "no link", answer);
        return answer + " without a link";
    }

    private String logIn() {
        var tokens = dora.tokens(AuthRequest.of(scene.provider(), client, "openid email"));
        var claims = scene.provider().userInfo(tokens.accessToken()).expect(200).json();
        Mismatch.unless(claims.path("email_verified").asBoolean(false), "email_verified", claims);
        return "tokens, email_verified";
    }
}
