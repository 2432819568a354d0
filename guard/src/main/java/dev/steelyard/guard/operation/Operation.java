package dev.steelyard.guard.operation;

import org.jspecify.annotations.Nullable;

/**
 * One operation of an API.
 *
 * @param method in upper case; an operation of GET is also that of HEAD
 * @param permission what it needs; null: any good token
 * @param whileStopped whether it is answered for an application that is stopped
 * @param login what the login of a user must have been like; clients that act for themselves have
 *     none
 */
public record Operation(
        String method,
        PathTemplate template,
        @Nullable String permission,
        boolean whileStopped,
        LoginNeeds login) {

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
        this(method, template, permission, whileStopped, LoginNeeds.NONE);
    }

    public Operation {
        if (!Syntax.METHOD.matcher(method).matches() || method.equals("HEAD")) {
            throw new IllegalArgumentException("not a method: " + method + " (HEAD goes with GET)");
        }
        if (permission != null && !Syntax.PERMISSION.matcher(permission).matches()) {
            throw new IllegalArgumentException("not the name of a permission: " + permission);
        }
    }
}
