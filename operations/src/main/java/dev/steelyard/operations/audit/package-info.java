/** The audit log: its events, exports of it, and the principals that held a permission. */
@NullMarked
package dev.steelyard.operations.audit;

import org.jspecify.annotations.NullMarked;
