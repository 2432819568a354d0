/** Audit events: who did what to which thing, when, from where, with what difference. */
@NullMarked
package dev.steelyard.domain.audit;

import org.jspecify.annotations.NullMarked;
