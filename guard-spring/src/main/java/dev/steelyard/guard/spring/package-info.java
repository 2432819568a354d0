/**
 * The guard in a Spring Boot application (Spring MVC): the controllers say which permission each
 * operation needs, and what they don't say is refused.
 */
@NullMarked
package dev.steelyard.guard.spring;

import org.jspecify.annotations.NullMarked;
