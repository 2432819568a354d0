package dev.steelyard.e2e.staff;

import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.http.Browser;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.process.ProgramResult;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.net.URI;
import java.util.function.Function;

/**
 * End-to-end check that {@code steelyard rescue} lets the only operator in again while the server
 * runs, once, and that the audit log says so.
 */
public final class OperatorRescue {
    private static final String NEW = "four green lamps at noon";

    private final CheckContext scene;
    private final Function<String, ProgramResult> rescue;
    private final Person operator;

    /**
     * @param rescue runs {@code steelyard rescue ADDRESS}
     */
    public OperatorRescue(CheckContext scene, Function<String, ProgramResult> rescue) {
        this.scene = scene;
        this.rescue = rescue;
        this.operator =
                new Person(
                        new Browser(scene.http(), URI.create(scene.provider().issuer())),
                        scene.demo().get("operator", "email"),
                        NEW);
    }

    public void run() {
        var steps = scene.steps();
        var link = steps.have("steelyard rescue, while the server runs", this::link);
        steps.see(
                "opened twice",
                () -> operator.open(link).page() + ", " + operator.open(link).page());
        steps.see("a password that is too short", () -> choose(link, "short", "at least"));
        steps.see("a new password", () -> choose(link, NEW, "Your password is set"));
        steps.see("the link again", () -> operator.open(link).page().expect("used already") + "");
        steps.see(
                "the operator logs in with the new password",
                () ->
                        operator.signedIn(URI.create(scene.provider().issuer() + "/account"))
                                .expect(operator.email())
                                .toString());
        steps.see("the audit log", this::audited);
    }

    private StepResult<URI> link() {
        var ended = rescue.apply(operator.email());
        var link = ended.out().lines().filter(line -> line.startsWith("http")).findFirst();
        Mismatch.unless(ended.code() == 0 && link.isPresent(), "a link", ended.code());
        var uri = URI.create(link.orElseThrow());
        return new StepResult<>(uri, "a link to " + uri.getPath());
    }

    private String choose(URI link, String typed, String said) {
        var page = operator.open(link).page();
        var form = page.form("password").with("password", typed);
        return operator.browser().submit(page, form).page().expect(said).toString();
    }

    private String audited() {
        var caller = ManagementCaller.of(scene.http(), scene.provider(), scene.demo(), "operator");
        var events = caller.get("/audit?action=user.rescue").expect(200).json().path("data");
        Mismatch.unless(events.size() == 1, "one event user.rescue", events.size());
        return "user.rescue, once";
    }
}
