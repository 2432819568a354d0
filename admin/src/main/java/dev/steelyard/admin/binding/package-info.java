/**
 * Binds the descriptions of operations to their behaviour. The management API calls each described
 * operation through its binding.
 */
@NullMarked
package dev.steelyard.admin.binding;

import org.jspecify.annotations.NullMarked;
