/**
 * Reads the audit log, seals and exports it, and finds from it which principals held a permission
 * at an instant of the past.
 */
@NullMarked
package dev.steelyard.admin.audit;

import org.jspecify.annotations.NullMarked;
