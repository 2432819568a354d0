package dev.steelyard.admin.role;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.binding.OperationCall;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.permission.RoleTemplate;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.role.TemplateOperations;
import dev.steelyard.operations.role.TemplateOperations.NewTemplate;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists, updates and deletes the operator's role templates. A role from a template is a
 * copy. Thread-safe.
 */
public final class ManageTemplates {
    private static final String TEMPLATE = TemplateOperations.TEMPLATES.item();

    private final OperationRunner runner;

    public ManageTemplates(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        TemplateOperations.LIST,
                        call -> list(call.actor()).map(found -> Listing.all(wanted(call, found)))),
                bind(TemplateOperations.GET, call -> get(call.actor(), call.variable(TEMPLATE))),
                bind(
                        TemplateOperations.PUT,
                        call ->
                                put(
                                        call.actor(),
                                        call.variable(TEMPLATE),
                                        call.body(),
                                        call.expected())),
                bind(
                        TemplateOperations.DELETE,
                        call -> delete(call.actor(), call.variable(TEMPLATE), call.expected())));
    }

    private static List<RoleTemplate> wanted(
            OperationCall<NoBody> call, List<RoleTemplate> templates) {
        Predicate<RoleTemplate> named =
                call.passing(
                        Filters.QUERY, (query, one) -> query.in(one.name(), one.description()));
        Predicate<RoleTemplate> holding =
                call.passing(
                        Filters.PERMISSION,
                        (permission, one) -> one.permissions().contains(permission));
        return templates.stream().filter(named.and(holding)).toList();
    }

    public Outcome<List<RoleTemplate>> list(Actor actor) {
        return runner.read(
                actor, TemplateOperations.LIST, context -> context.tx().permissions().templates());
    }

    public Outcome<RoleTemplate> get(Actor actor, String name) {
        return runner.read(actor, TemplateOperations.GET, context -> find(context, name));
    }

    /** Creates or replaces the template. */
    public Outcome<RoleTemplate> put(
            Actor actor, String name, NewTemplate command, @Nullable Long expected) {
        return runner.write(
                actor,
                TemplateOperations.PUT,
                context -> {
                    var after =
                            new RoleTemplate(
                                    TextRules.name("name", name),
                                    command.description(),
                                    command.permissions(),
                                    0);
                    var before = context.tx().permissions().findTemplate(after.name()).orElse(null);
                    OperationContext.expect(expected, before == null ? 0 : before.version());
                    RoleRules.checkExist(context, "permissions", command.permissions());
                    var difference =
                            Difference.between(before == null ? null : facts(before), facts(after));
                    if (before == null || !difference.isEmpty()) {
                        context.tx().permissions().putTemplate(after);
                        context.record(
                                JournalEntry.of(
                                        before == null ? "template.create" : "template.update",
                                        AuditSubject.ofOperator("template", after.name()),
                                        difference));
                    }
                    return find(context, after.name());
                });
    }

    public Outcome<RoleTemplate> delete(Actor actor, String name, @Nullable Long expected) {
        return runner.write(
                actor,
                TemplateOperations.DELETE,
                context -> {
                    var template = find(context, name);
                    OperationContext.expect(expected, template.version());
                    context.tx().permissions().removeTemplate(name);
                    context.record(
                            JournalEntry.gone(
                                    "template.delete",
                                    AuditSubject.ofOperator("template", name),
                                    facts(template)));
                    return template;
                });
    }

    private static AuditedProperties facts(RoleTemplate template) {
        return AuditedObjectConverter.of(TemplateOperations.RECORDED, template);
    }

    private static RoleTemplate find(OperationContext context, String name) {
        return context.tx().permissions().findTemplate(name).orElseThrow(OperationRefusal::missing);
    }
}
