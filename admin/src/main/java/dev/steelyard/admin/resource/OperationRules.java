package dev.steelyard.admin.resource;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.resource.Operation;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks the method, path template and permission of each operation of an API. */
final class OperationRules {
    private static final Pattern METHOD = Pattern.compile("(?!HEAD$)[A-Z]{3,16}");
    private static final Pattern PATH =
            Pattern.compile("/|(?:/(?:\\{[a-z][A-Za-z0-9_]*}|[A-Za-z0-9._~@!$&'()*+,=:-]+))+");
    private static final Pattern DOTS = Pattern.compile("/\\.\\.?(?:/|$)");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    private OperationRules() {}

    static void check(OperationContext context, Id<ResourceServer> id, List<Operation> operations) {
        var own =
                context.tx().permissions().of(id).stream()
                        .map(Permission::name)
                        .collect(Collectors.toSet());
        var seen = new HashSet<String>();
        for (var operation : operations) {
            checkForm(operation);
            if (!operation.resourceServer().equals(id)) {
                throw OperationRefusal.invalid("operations", "Operations of this resource server");
            }
            var permission = operation.permission();
            if (permission != null && !own.contains(permission)) {
                throw OperationRefusal.invalid(
                        "operations",
                        "Permissions of this resource server; it has no " + permission);
            }
            // Templates that differ only in names of variables are one operation.
            var shape = VARIABLE.matcher(operation.path()).replaceAll("{}");
            if (!seen.add(operation.method() + " " + shape)) {
                throw OperationRefusal.invalid(
                        "operations",
                        "Each operation once; twice is "
                                + operation.method()
                                + " "
                                + operation.path());
            }
        }
    }

    private static void checkForm(Operation operation) {
        if (!METHOD.matcher(operation.method()).matches()) {
            throw OperationRefusal.invalid(
                    "operations", "A method in upper case; HEAD goes with GET by itself");
        }
        var path = operation.path();
        if (path.length() > 500
                || !PATH.matcher(path).matches()
                || DOTS.matcher(path).find()
                || variableTwice(path)) {
            throw OperationRefusal.invalid(
                    "operations",
                    "A path such as /{application}/documents: no dot segments, each variable once");
        }
    }

    private static boolean variableTwice(String path) {
        var names = new HashSet<String>();
        return VARIABLE.matcher(path).results().anyMatch(found -> !names.add(found.group(1)));
    }
}
