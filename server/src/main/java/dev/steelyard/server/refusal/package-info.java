/**
 * What becomes of refusals (rule 12): those of known principals are collected and written in
 * batches, the rest is counted; and the words by which one is explained later.
 */
@NullMarked
package dev.steelyard.server.refusal;

import org.jspecify.annotations.NullMarked;
