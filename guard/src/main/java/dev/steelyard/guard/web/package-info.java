/**
 * Code that all adapters to web servers share: reading requests, writing the guard's answers, CORS.
 * Knows no web server; the adapters supply a {@link dev.steelyard.guard.web.WebRequest} and write a
 * {@link dev.steelyard.guard.web.WebResponse}.
 */
@NullMarked
package dev.steelyard.guard.web;

import org.jspecify.annotations.NullMarked;
