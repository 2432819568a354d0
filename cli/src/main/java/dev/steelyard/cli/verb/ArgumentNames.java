package dev.steelyard.cli.verb;

import dev.steelyard.cli.api.Api;
import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.reference.NameResolver;
import dev.steelyard.cli.reference.NamedList;
import dev.steelyard.cli.reference.NamedLists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts ids in place of the names in the arguments of one command. */
final class ArgumentNames {
    /** An authority that isn't a reseller. */
    private static final String OPERATOR = "operator";

    private final Verb verb;
    private final Api api;
    private final NameResolver resolver;

    /** Ids by the variables of lists' paths: what the named things belong to. */
    private final Map<String, String> parents = new LinkedHashMap<>();

    ArgumentNames(Verb verb, Api api) {
        this.verb = verb;
        this.api = api;
        this.resolver = new NameResolver(api);
    }

    /**
     * The arguments with ids only.
     *
     * @throws ClientFailure a name that is none, or not unique: says which there are
     */
    Arguments resolve(Arguments given) {
        var scope = given.scope();
        if (scope != null) {
            NamedLists.ofMember(Verb.SCOPE)
                    .ifPresent(list -> parents.put(Verb.SCOPE, id(list, scope, VerbSpec.SCOPE)));
        }
        var variables = new LinkedHashMap<String, String>();
        given.variables()
                .forEach(
                        (variable, text) -> {
                            var list = NamedLists.ofVariable(variable, verb.path());
                            var id = id(list, text, NamedList.label(variable));
                            variables.put(variable, id);
                            parents.put(variable, id);
                        });
        var withIds = new Arguments(variables, scope, given.query(), given.members());
        var query = new LinkedHashMap<>(given.query());
        var members = new LinkedHashMap<>(given.members());
        for (var field : verb.fields()) {
            var list = NamedLists.ofMember(field.member()).orElse(null);
            if (list != null) {
                query.computeIfPresent(field.member(), (_, text) -> id(list, text, field, withIds));
                members.computeIfPresent(
                        field.member(), (_, value) -> ids(list, value, field, withIds));
            }
        }
        return new Arguments(variables, scope, query, members);
    }

    private Object ids(NamedList list, Object value, Field field, Arguments arguments) {
        if (!(value instanceof List<?> texts)) {
            return id(list, value.toString(), field, arguments);
        }
        var ids = new ArrayList<String>();
        texts.forEach(text -> ids.add(id(list, String.valueOf(text), field, arguments)));
        return ids;
    }

    private String id(NamedList list, String text, Field field, Arguments arguments) {
        if (field.member().equals("authority") && text.equals(OPERATOR)) {
            return text;
        }
        if (!NameResolver.isId(text) && list.belongsTo(Verb.SCOPE)) {
            findScope(arguments);
        }
        return id(list, text, field.option());
    }

    private String id(NamedList list, String text, String where) {
        return list.isNameless() || NameResolver.isId(text)
                ? text
                : resolver.id(list, text, where, parents);
    }

    /** The application of the thing that the path names, as the server tells it. */
    private void findScope(Arguments arguments) {
        if (parents.containsKey(Verb.SCOPE) || arguments.variables().isEmpty()) {
            return;
        }
        var path = verb.path();
        var thing = arguments.path(path.substring(0, path.lastIndexOf('}') + 1));
        if (api.call(ApiRequest.get(thing)) instanceof ApiAnswer.Done(var body)
                && body.path(Verb.SCOPE).isString()) {
            parents.put(Verb.SCOPE, body.path(Verb.SCOPE).asString());
        }
    }

    Map<String, String> parents() {
        return Map.copyOf(parents);
    }
}
