package dev.steelyard.cli.apply;

import dev.steelyard.cli.api.Api;
import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.plan.Change;
import dev.steelyard.cli.apply.state.ServerRefusal;
import dev.steelyard.cli.apply.state.ServerState;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Executes the changes of a plan in order, and shows each once it is done. */
final class PlanExecutor {
    private final Api api;
    private final Consumer<String> out;
    private final Secrets secrets;

    PlanExecutor(Api api, Consumer<String> out, Secrets secrets) {
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
            target.made(ServerState.text(body, "_id"));
        }
        var version = ServerState.version(body);
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
        var shown = Secrets.in(body);
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
