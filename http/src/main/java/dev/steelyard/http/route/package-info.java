/**
 * Routes and endpoints: which endpoint is mounted at which path, how many requests are processed at
 * once, and the conversion of an endpoint's exceptions to answers.
 */
@NullMarked
package dev.steelyard.http.route;

import org.jspecify.annotations.NullMarked;
