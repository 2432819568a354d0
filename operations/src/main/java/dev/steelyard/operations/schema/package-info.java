/**
 * Fields with their types, bodies of requests and shapes of answers. Knows neither HTTP nor JSON:
 * values are read from and written as strings, booleans, whole numbers, lists, maps and null.
 */
@NullMarked
package dev.steelyard.operations.schema;

import org.jspecify.annotations.NullMarked;
