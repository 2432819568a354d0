/**
 * The guard as a filter of a servlet container (Jakarta Servlet 6): reads the container's own
 * request, ignoring wrappers, and writes the guard's answers. Depends on no framework.
 */
@NullMarked
package dev.steelyard.guard.servlet;

import org.jspecify.annotations.NullMarked;
