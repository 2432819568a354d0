package dev.steelyard.cli.apply;

import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ManagementApiClient;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.plan.Change;
import dev.steelyard.cli.apply.state.ServerRefusal;
import dev.steelyard.cli.apply.state.ServerStateReader;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Executes the planned changes of {@code steelyard apply} through the management API in order, and
 * prints each one.
 */
final class PlanExecutor {
    private final ManagementApiClient api;
    private final Consumer<String> out;
    private final SecretReceiver secrets;

    PlanExecutor(ManagementApiClient api, Consumer<String> out, SecretReceiver secrets) {
        this.api = api;
        this.out = out;
        this.secrets = secrets;
    }

    /**
     * @throws ServerRefusal it refused a step; earlier ones stay
     */
    void carryOut(List<Change> changes) {
        for (var change : changes) {
            for (var request : change.requests()) {
                switch (api.call(request.request().get())) {
                    case ApiAnswer.Done(var body) -> {
                        see(request.seen(), body);
                        keep(change, body);
                    }
                    case ApiAnswer.Refused refused -> throw refusal(change, refused);
                }
            }
            change.lines().forEach(line -> line.lines().forEach(out));
        }
    }

    private static void see(@Nullable ResourceRef target, JsonNode body) {
        if (target == null) {
            return;
        }
        if (!target.exists()) {
            target.made(ServerStateReader.text(body, "_id"));
        }
        var version = ServerStateReader.version(body);
        if (version != null) {
            target.seen(version);
        }
    }

    private void keep(Change change, JsonNode body) {
        if (body.path("replayed").asBoolean()) {
            out.accept(
                    "  the first answer about "
                            + change.title()
                            + " was lost on the network: if it contained a secret, create a new one");
        }
        var shown = SecretReceiver.in(body);
        if (!shown.isEmpty()) {
            secrets.keep(change.title(), shown);
        }
    }

    private static ServerRefusal refusal(Change change, ApiAnswer.Refused refused) {
        int line = change.lineOf(refused.field());
        var where = (line == 0 ? "--prune" : "line " + line) + ": " + change.title();
        boolean changed = refused.status() == 412 || refused.status() == 404;
        return new ServerRefusal(refused)
                .at(changed ? where + " was changed since the plan was made; run again" : where);
    }
}
