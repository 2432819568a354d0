/**
 * Implements the management operations. The first argument is the acting authority, the result a
 * sealed {@link dev.steelyard.admin.operation.Outcome}. The management API calls it and decides
 * nothing.
 *
 * <p>Checks and writes of an operation share one transaction, together with its audit event and its
 * change keys. Depends on the domain and the operations; knows nothing of HTTP, JSON or pages. The
 * rules are 1 to 5 and 8 to 10 of docs/rules.md.
 */
@NullMarked
package dev.steelyard.admin;

import org.jspecify.annotations.NullMarked;
