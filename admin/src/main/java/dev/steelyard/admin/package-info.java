/**
 * What the management operations do. The acting authority is the first argument, a sealed {@link
 * dev.steelyard.admin.operation.Outcome} the answer. The management API calls it and decides
 * nothing.
 *
 * <p>Checks and writes of an operation share one transaction, together with its audit event and its
 * change keys. Sees the domain and the operations; knows nothing of HTTP, JSON or pages. The rules
 * are 1 to 5 and 8 to 10 of docs/rules.md.
 */
@NullMarked
package dev.steelyard.admin;

import org.jspecify.annotations.NullMarked;
