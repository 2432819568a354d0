package dev.steelyard.guard.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the permission that the guard requires for calls of a Spring controller's method. On a
 * class: every mapping of it; that of a method counts before. A variable {@code application} of the
 * path is compared with the application of the token.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresPermission {
    /** In place of a permission: any good token. */
    String ANY_TOKEN = "-";

    /** The permission, or {@link #ANY_TOKEN}. */
    String value();

    /** Whether it is answered for an application that is stopped. */
    boolean whileStopped() default false;

    /** How old the login of a user may be, in seconds; negative: any age. */
    long maxAge() default -1;

    /** One of which the login of a user must have proved, the one liked best first; none: any. */
    String[] acr() default {};
}
