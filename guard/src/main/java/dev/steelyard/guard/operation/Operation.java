package dev.steelyard.guard.operation;

import org.jspecify.annotations.Nullable;

/**
 * One operation of an API, such as {@code GET /{application}/documents}, with the permission and
 * the login that it requires.
 *
 * @param method in upper case; an operation of GET is also that of HEAD
 * @param permission the required one; null: any valid token suffices
 * @param whileStopped whether it is allowed for a stopped application
 * @param login requirements on a user's login; they don't apply to clients that act for themselves
 */
public record Operation(
        String method,
        PathTemplate template,
        @Nullable String permission,
        boolean whileStopped,
        LoginRequirement login) {

    /** An operation that needs a permission. */
    public static Operation of(String method, String template, String permission) {
        return new Operation(method, PathTemplate.parse(template), permission, false);
    }

    /** An operation for any login. */
    public Operation(
            String method,
            PathTemplate template,
            @Nullable String permission,
            boolean whileStopped) {
        this(method, template, permission, whileStopped, LoginRequirement.NONE);
    }

    public Operation {
        if (!OperationSyntax.METHOD.matcher(method).matches() || method.equals("HEAD")) {
            throw new IllegalArgumentException("not a method: " + method + " (HEAD goes with GET)");
        }
        if (permission != null && !OperationSyntax.PERMISSION.matcher(permission).matches()) {
            throw new IllegalArgumentException("not the name of a permission: " + permission);
        }
    }
}
