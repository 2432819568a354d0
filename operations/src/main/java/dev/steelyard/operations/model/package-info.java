/**
 * The parts of which operations are described: fields with their types, bodies, answers, nouns. A
 * description says how an operation is called and answered; what it does is bound to it elsewhere.
 * Knows neither HTTP nor JSON: values are read from and written as strings, booleans, whole
 * numbers, lists, maps and null.
 */
@NullMarked
package dev.steelyard.operations.model;

import org.jspecify.annotations.NullMarked;
