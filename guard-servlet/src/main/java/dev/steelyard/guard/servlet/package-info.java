/**
 * The guard as a filter of a servlet container (Jakarta Servlet 6): reads the container's own
 * request, whatever stands around it, and writes what the guard answers. Knows no framework.
 */
@NullMarked
package dev.steelyard.guard.servlet;

import org.jspecify.annotations.NullMarked;
