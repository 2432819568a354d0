/**
 * Routes and endpoints: what is mounted where, how many requests are processed at once, and the one
 * place that turns an endpoint's exceptions into answers.
 */
@NullMarked
package dev.steelyard.http.route;

import org.jspecify.annotations.NullMarked;
