package dev.steelyard.cli.command;

import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.ManagementApiClient;
import dev.steelyard.cli.reference.NameResolver;
import dev.steelyard.cli.reference.NamedList;
import dev.steelyard.cli.reference.NamedLists;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces names of resources in a command's arguments by their ids, such as the name of an
 * application.
 */
final class ArgumentNameResolver {
    /** The authority that isn't a reseller. */
    private static final String OPERATOR = "operator";

    private final ApiCommand command;
    private final ManagementApiClient api;
    private final NameResolver resolver;

    /** The path of the resource that the command concerns; empty: none. */
    private String subject = "";

    /** Ids of the parents of named resources, by the variables of lists' paths. */
    private final Map<String, String> parents = new LinkedHashMap<>();

    ArgumentNameResolver(ApiCommand command, ManagementApiClient api) {
        this.command = command;
        this.api = api;
        this.resolver = new NameResolver(api);
    }

    /**
     * The arguments with ids only.
     *
     * @throws ClientFailure a name matches no resource, or several; the message lists those that
     *     exist
     */
    Arguments resolve(Arguments given) {
        var scope = given.scope();
        if (scope != null) {
            var list = NamedLists.ofVariable(ApiCommand.SCOPE, "/{" + ApiCommand.SCOPE + "}");
            parents.put(ApiCommand.SCOPE, id(list, scope, ApiCommandLine.SCOPE));
        }
        var variables = new LinkedHashMap<String, String>();
        given.variables()
                .forEach(
                        (variable, text) -> {
                            var list = NamedLists.ofVariable(variable, command.path());
                            var id = id(list, text, NamedList.label(variable));
                            variables.put(variable, id);
                            parents.put(variable, id);
                        });
        var path = command.path();
        subject = Arguments.path(path.substring(0, path.lastIndexOf('}') + 1), variables);
        var query = new LinkedHashMap<>(given.query());
        var members = new LinkedHashMap<String, @Nullable Object>(given.members());
        var edits = new LinkedHashMap<>(given.edits());
        for (var field : command.options()) {
            var list = field.list().orElse(null);
            if (list != null) {
                var member = field.member();
                query.computeIfPresent(member, (_, text) -> id(list, text, field));
                members.computeIfPresent(member, (_, value) -> ids(list, value, field));
                edits.computeIfPresent(
                        member, (_, edit) -> edit.map(text -> id(list, text, field)));
            }
        }
        return new Arguments(variables, scope, query, members, edits);
    }

    private Object ids(NamedList list, Object value, ApiOption field) {
        return value instanceof List<?> texts
                ? texts.stream().map(text -> id(list, String.valueOf(text), field)).toList()
                : id(list, value.toString(), field);
    }

    private String id(NamedList list, String text, ApiOption field) {
        if (field.member().equals("authority") && text.equals(OPERATOR)) {
            return text;
        }
        if (!NameResolver.isId(text) && list.belongsTo(ApiCommand.SCOPE)) {
            findScope();
        }
        return id(list, text, field.option());
    }

    private String id(NamedList list, String text, String where) {
        return list.isNameless() || NameResolver.isId(text)
                ? text
                : resolver.id(list, text, where, parents);
    }

    /** Gets the application of the resource in the path from the server. */
    private void findScope() {
        if (!parents.containsKey(ApiCommand.SCOPE)
                && !subject.isEmpty()
                && api.call(ApiRequest.get(subject)) instanceof ApiAnswer.Done(var thing)
                && thing.path(ApiCommand.SCOPE).isString()) {
            parents.put(ApiCommand.SCOPE, thing.path(ApiCommand.SCOPE).asString());
        }
    }

    /** Ids of the parents of the answer's resources, by variables of paths. */
    Map<String, String> parents() {
        return Map.copyOf(parents);
    }
}
