package dev.steelyard.cli.command;

import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.reference.NamedLists;
import dev.steelyard.operations.audit.AuditOperations;
import dev.steelyard.operations.client.ClientOperations;
import dev.steelyard.operations.explanation.RefusalOperations;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.model.Paging;
import dev.steelyard.operations.model.SuccessResponse;
import dev.steelyard.operations.role.RoleOperations;
import dev.steelyard.operations.tenant.ApplicationOperations;
import dev.steelyard.operations.tenant.ResellerOperations;
import dev.steelyard.operations.transfer.TransferOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The description of a command that calls one operation of the management API, such as {@code
 * clients create}.
 *
 * @param path below {@code /api/v1}; its variables are the command's parameters
 * @param versioned whether it changes a resource with a version
 * @param examples without the program's name
 */
public record ApiCommand(
        String name,
        String method,
        String path,
        String about,
        List<ApiOption> options,
        Display shown,
        boolean versioned,
        List<String> examples) {
    /**
     * The variable of paths, and member, of the application to which most named resources belong.
     */
    static final String SCOPE = "application";

    /** Operations whose answer is shown in sentences. */
    private static final Map<String, Display> SENTENCES =
            Map.of(
                    ClientOperations.CREATE.name(), new Display.NewClient(),
                    RoleOperations.DELETE.name(), new Display.Removal(),
                    RefusalOperations.GET.name(), new Display.Explained(),
                    AuditOperations.WHO.name(), new Display.Holders(),
                    ResellerOperations.SET_CEILING.name(), new Display.Ceiling(),
                    ApplicationOperations.SET_CEILING.name(), new Display.Ceiling(),
                    TransferOperations.ACCEPT.name(), new Display.Moved(),
                    TransferOperations.MOVE_APPLICATION.name(), new Display.Moved());

    public static ApiCommand of(Operation<?, ?> operation) {
        var command = operation.command();
        return new ApiCommand(
                command.name(),
                operation.method(),
                operation.path(),
                command.about().isEmpty() ? operation.summary() + "." : command.about(),
                options(operation),
                SENTENCES.getOrDefault(operation.name(), display(operation)),
                operation.reads().ifMatch(),
                command.examples());
    }

    private static Display display(Operation<?, ?> operation) {
        var command = operation.command();
        return switch (operation.answer()) {
            case SuccessResponse.Many<?> _ -> rows(operation);
            case SuccessResponse.One<?> _ when operation.reads().paging() != Paging.NONE ->
                    rows(operation);
            case SuccessResponse.Nothing() -> new Display.Done(command.done());
            default -> new Display.One(command.done());
        };
    }

    private static Display rows(Operation<?, ?> operation) {
        return new Display.Rows(
                operation.command().columns(),
                operation.reads().paging() != Paging.NONE,
                operation.command().first());
    }

    private static List<ApiOption> options(Operation<?, ?> operation) {
        var options = new ArrayList<ApiOption>();
        var reads = operation.reads();
        reads.body().members().stream().map(ApiOption::of).forEach(options::add);
        reads.query().stream().map(ApiOption::of).forEach(options::add);
        if (operation.hasDryRun()) {
            options.add(ApiOption.DRY_RUN);
        }
        if (reads.paging() != Paging.NONE && SENTENCES.containsKey(operation.name())) {
            options.add(ApiOption.LIMIT);
            options.add(ApiOption.AFTER);
        }
        return options;
    }

    /** Whether it changes or replaces a resource. */
    boolean isChange() {
        return method.equals("PATCH") || method.equals("PUT");
    }

    /**
     * Whether it changes only the members that are named, though the API replaces the resource: no
     * member is required.
     */
    boolean keepsRest() {
        return method.equals("PUT")
                && !options.isEmpty()
                && options.stream().noneMatch(ApiOption::required);
    }

    /** The sets of a resource to which it can add elements and from which it can remove them. */
    List<ApiOption> edited() {
        return isChange() ? options.stream().filter(ApiOption::editable).toList() : List.of();
    }

    /** Whether it concerns the transfer offer of the resource in the path, which may have none. */
    boolean ofOffer() {
        return path.endsWith("/transfer") && !method.equals("POST");
    }

    /** Whether it concerns the dynamic registration of a client, which may have none. */
    boolean ofRegistration() {
        return path.endsWith("/registration");
    }

    /** Whether it concerns one resource of a list, and nothing that belongs to it. */
    boolean isOfOne() {
        return variables().size() == 1 && !ofOffer() && !ofRegistration();
    }

    /** Whether it concerns a named resource of an application that is not in the path. */
    boolean isScoped() {
        return !variables().contains(SCOPE)
                && variables().stream()
                        .map(variable -> NamedLists.ofVariable(variable, path))
                        .anyMatch(list -> !list.isNameless() && list.belongsTo(SCOPE));
    }

    /** The variables of the path, in their order. */
    List<String> variables() {
        return Operation.variables(path);
    }
}
