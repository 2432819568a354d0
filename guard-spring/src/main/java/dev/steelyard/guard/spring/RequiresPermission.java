package dev.steelyard.guard.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the permission that the guard requires for calls of a Spring controller's method. On a
 * class it is for all mappings of the class; the annotation of a method has precedence. The guard
 * compares a variable {@code application} of the path with the application of the token.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresPermission {
    /** In place of a permission: any valid token suffices. */
    String ANY_TOKEN = "-";

    /** The permission, or {@link #ANY_TOKEN}. */
    String value();

    /** Whether calls are allowed for a stopped application too. */
    boolean whileStopped() default false;

    /** The maximum age of a user's login, in seconds; negative: any age. */
    long maxAge() default -1;

    /**
     * The accepted {@code acr} values of a user's login, the preferred one first; empty: any login.
     */
    String[] acr() default {};
}
