/**
 * Collects the refusals of known principals (rule 12) and writes them in batches; counts the
 * others.
 */
@NullMarked
package dev.steelyard.server.refusal;

import org.jspecify.annotations.NullMarked;
