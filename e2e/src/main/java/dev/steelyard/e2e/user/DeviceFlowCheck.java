package dev.steelyard.e2e.user;

import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.Page;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import dev.steelyard.e2e.step.Steps;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** End-to-end check of the device flow (RFC 8628). */
public final class DeviceFlowCheck {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    private static final long INTERVAL = 5_000;

    private final CheckContext scene;
    private final Person anna;

    public DeviceFlowCheck(CheckContext scene, Person anna) {
        this.scene = scene;
        this.anna = anna;
    }

    /** What the device was told. */
    private record Waiting(Client client, Answer answer) {
        String userCode() {
            return answer.text("user_code");
        }

        Map<String, String> form() {
            return Map.of("grant_type", GRANT, "device_code", answer.text("device_code"));
        }
    }

    public void run() {
        var steps = scene.steps();
        var client = steps.have("a public client for devices, with no redirect URI", this::client);
        var waiting = steps.have("the device asks", () -> ask(client));
        steps.see("it polls", () -> refused(waiting, "authorization_pending"));
        var entry = steps.have("the user opens the page for codes", () -> page(waiting));
        steps.see(
                "a code that no device shows",
                () -> {
                    var page = enter(entry, "BCDF-GHJK");
                    Mismatch.unless(asksForCode(page), "the same page again", page);
                    return page.toString();
                });
        var consent =
                steps.have(
                        "the code that it shows",
                        () -> {
                            var page = enter(entry, waiting.userCode());
                            Mismatch.unless(
                                    Person.consentForm(page).isPresent(), "a consent page", page);
                            return new StepResult<>(page, page.toString());
                        });
        steps.see("the user allows it", () -> anna.allow(consent, false).page().toString());
        steps.have(
                "it polls, after the interval",
                () -> {
                    Steps.pause(INTERVAL);
                    var tokens = Tokens.of(scene.provider().token(client, waiting.form()));
                    tokens.id();
                    return new StepResult<>(tokens, "200 with ID token");
                });
        steps.see("the device code, the second time", () -> refused(waiting, "invalid_grant"));
        var denied = steps.have("the device asks again", () -> ask(client));
        steps.see(
                "the user denies it",
                () -> anna.deny(enter(entry, denied.userCode())).page().toString());
        steps.see("it polls", () -> refused(denied, "access_denied"));
    }

    private StepResult<Client> client() {
        var made =
                scene.reseller()
                        .post(
                                "/applications/" + scene.application() + "/clients",
                                Map.of(
                                        "name",
                                        "Weighbridge terminal",
                                        "type",
                                        "public",
                                        "grant_types",
                                        List.of(GRANT)))
                        .expect(201);
        return new StepResult<>(new Client(made.text("_id"), null, null, ""), made.toString());
    }

    private StepResult<Waiting> ask(Client client) {
        var answer = scene.provider().device(client, "openid").expect(200);
        return new StepResult<>(
                new Waiting(client, answer), answer + ", shows " + answer.text("user_code"));
    }

    private StepResult<Page> page(Waiting waiting) {
        var page = anna.open(URI.create(waiting.answer().text("verification_uri"))).page();
        Mismatch.unless(asksForCode(page), "a page for codes", page);
        return new StepResult<>(page, page.toString());
    }

    private static boolean asksForCode(Page page) {
        return page.forms().stream().anyMatch(form -> form.asks("user_code"));
    }

    private Page enter(Page entry, String code) {
        var form = entry.forms().getFirst().with("user_code", code);
        return anna.browser().submit(entry, form).page();
    }

    private String refused(Waiting waiting, String error) {
        return RefusalCheck.byProvider(
                scene.provider().token(waiting.client(), waiting.form()), 400, error);
    }
}
