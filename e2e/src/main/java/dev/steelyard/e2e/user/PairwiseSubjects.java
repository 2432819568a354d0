package dev.steelyard.e2e.user;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.IdTokens;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.util.List;
import java.util.Map;

/**
 * End-to-end check of pairwise subject identifiers, which differ between clients of different
 * sectors (OpenID Connect Core, section 8.1). The API still identifies the user.
 */
public final class PairwiseSubjects {
    private final CheckContext scene;
    private final Integration integration;
    private final Person anna;

    public PairwiseSubjects(CheckContext scene, Integration integration, Person anna) {
        this.scene = scene;
        this.integration = integration;
        this.anna = anna;
    }

    /** What a client was told when the user logged in. */
    private record Told(Client client, Tokens tokens, String sub) {}

    public void run() {
        var steps = scene.steps();
        var one = steps.have("a login at one sector", () -> told("https://one.example.com/a"));
        var same = steps.have("at another client of it", () -> told("https://one.example.com/b"));
        var other = steps.have("at one of another sector", () -> told("https://two.example.com/"));
        steps.see(
                "sub is the same in the one, another in the other", () -> apart(one, same, other));
        var caller = Caller.of(one.client(), one.tokens());
        steps.see(
                "GET documents for the user",
                () ->
                        ClientCredentials.documents(
                                scene.api().documents(scene.application(), caller)));
        steps.see("GET /access for the user: both applications", () -> access(caller));
    }

    private StepResult<Told> told(String redirectUri) {
        var made =
                scene.reseller()
                        .post(
                                "/applications/" + scene.application() + "/clients",
                                Map.of(
                                        "name",
                                        "Pairwise",
                                        "type",
                                        "confidential",
                                        "grant_types",
                                        List.of("authorization_code"),
                                        "redirect_uris",
                                        List.of(redirectUri),
                                        "subject_type",
                                        "pairwise"))
                        .expect(201);
        var client =
                new Client(
                        made.text("_id"),
                        made.text("client_secret"),
                        made.text("api_key"),
                        redirectUri);
        var asked = AuthRequest.of(scene.provider(), client, "openid");
        var tokens = anna.tokens(asked);
        var sub = IdTokens.verify(asked, tokens).getSubject().getValue();
        var userinfo = scene.provider().userInfo(tokens.accessToken()).expect(200).text("sub");
        Mismatch.unless(userinfo.equals(sub), "the sub of the ID token", "another in userinfo");
        return new StepResult<>(
                new Told(client, tokens, sub), "sub of " + sub.length() + " characters");
    }

    private String apart(Told one, Told same, Told other) {
        var asked = AuthRequest.of(scene.provider(), integration.client(), "openid");
        var id = IdTokens.verify(asked, anna.tokens(asked)).getSubject().getValue();
        Mismatch.unless(one.sub().equals(same.sub()), "the same", "another");
        Mismatch.unless(!one.sub().equals(other.sub()), "another", "the same");
        Mismatch.unless(
                !one.sub().equals(id) && !other.sub().equals(id),
                "none is the user's id",
                "one is");
        return "and none is the user's id";
    }

    private String access(Caller caller) {
        var data = scene.api().access(caller).expect(200).json().path("data");
        Mismatch.unless(data.size() == 2, "two applications", data.size());
        return data.size() + " applications";
    }
}
