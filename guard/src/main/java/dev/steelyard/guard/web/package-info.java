/**
 * What every adapter to a web server does alike: reads a request, answers for the guard, lets pages
 * of other origins read. Knows no web server; the adapters bring a {@link
 * dev.steelyard.guard.web.WebRequest} and write a {@link dev.steelyard.guard.web.WebAnswer}.
 */
@NullMarked
package dev.steelyard.guard.web;

import org.jspecify.annotations.NullMarked;
