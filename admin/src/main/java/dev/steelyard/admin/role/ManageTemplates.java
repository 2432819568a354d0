package dev.steelyard.admin.role;

import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_WRITE;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.permission.RoleTemplate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operator's role templates; roles made from them are copies and stay as they are. */
public final class ManageTemplates {
    private final OperationRunner acts;

    public ManageTemplates(OperationRunner acts) {
        this.acts = acts;
    }

    public Outcome<List<RoleTemplate>> list(Actor actor) {
        return acts.read(actor, PLATFORM_READ, act -> act.tx().permissions().templates());
    }

    public Outcome<RoleTemplate> get(Actor actor, String name) {
        return acts.read(actor, PLATFORM_READ, act -> find(act, name));
    }

    /** Makes it, or changes it where there is one of that name. */
    public Outcome<RoleTemplate> put(
            Actor actor,
            String name,
            String description,
            Set<String> permissions,
            @Nullable Long expected) {
        return acts.write(
                actor,
                PLATFORM_WRITE,
                act -> {
                    var after =
                            new RoleTemplate(
                                    TextRules.name("name", name),
                                    TextRules.description("description", description),
                                    permissions,
                                    0);
                    var before = act.tx().permissions().findTemplate(after.name()).orElse(null);
                    OperationContext.expect(expected, before == null ? 0 : before.version());
                    RoleRules.checkExist(act, "permissions", permissions);
                    var difference =
                            Difference.between(
                                    before == null ? null : FactsOf.template(before),
                                    FactsOf.template(after));
                    if (before == null || !difference.isEmpty()) {
                        act.tx().permissions().putTemplate(after);
                        act.record(
                                Entry.of(
                                        before == null ? "template.create" : "template.update",
                                        Matter.ofOperator("template", after.name()),
                                        difference));
                    }
                    return find(act, after.name());
                });
    }

    public Outcome<RoleTemplate> remove(Actor actor, String name, @Nullable Long expected) {
        return acts.write(
                actor,
                PLATFORM_WRITE,
                act -> {
                    var template = find(act, name);
                    OperationContext.expect(expected, template.version());
                    act.tx().permissions().removeTemplate(name);
                    act.record(
                            Entry.gone(
                                    "template.delete",
                                    Matter.ofOperator("template", name),
                                    FactsOf.template(template)));
                    return template;
                });
    }

    private static RoleTemplate find(OperationContext act, String name) {
        return act.tx().permissions().findTemplate(name).orElseThrow(Refused::missing);
    }
}
