package dev.steelyard.admin.audit;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.binding.OperationCall;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.operations.audit.AuditOperations;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import java.util.List;

/**
 * Lists audit events for the staff of the operator and of resellers. A reseller's staff read the
 * events of the reseller, the operator's staff all. Thread-safe.
 */
public final class ReadAudit {
    private final OperationRunner runner;

    public ReadAudit(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(bind(AuditOperations.LIST, this::list));
    }

    private Outcome<Listing<AuditEvent>> list(OperationCall<NoBody> call) {
        var type = call.filter(AuditOperations.TYPE);
        var thing = call.filter(AuditOperations.THING);
        if (thing != null && type == null) {
            return new Outcome.Invalid<>(
                    "type", "The type of the object with this id, such as role");
        }
        var filter =
                new AuditFilter(
                        call.filter(Filters.RESELLER),
                        call.filter(Filters.APPLICATION),
                        call.filter(AuditOperations.BY_ACTOR),
                        call.filter(AuditOperations.OF_ACTION),
                        type,
                        thing,
                        call.filter(AuditOperations.OF_REQUEST),
                        call.filter(AuditOperations.FROM),
                        call.filter(AuditOperations.UNTIL));
        return list(call.actor(), filter, call.page())
                .map(found -> call.paged(found, AuditEvent::id));
    }

    /**
     * The newest first. An actor never finds events of another reseller, whether they exist or not.
     */
    public Outcome<List<AuditEvent>> list(Actor actor, AuditFilter filter, PageRequest page) {
        return runner.read(
                actor,
                AuditOperations.LIST,
                context -> {
                    var own = actor.reseller();
                    var asked = filter.reseller();
                    if (own == null) {
                        return context.tx().audit().list(filter, page);
                    }
                    return asked == null || asked.equals(own)
                            ? context.tx().audit().list(filter.within(own), page)
                            : List.of();
                });
    }
}
