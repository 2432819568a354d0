/**
 * The management operations on a real store, without HTTP. A test calls an operation by its path,
 * as the management API does: body, query, behaviour and answer go by the description.
 */
@NullMarked
package dev.steelyard.admin.running;

import org.jspecify.annotations.NullMarked;
