/**
 * Binds the descriptions of operations to their behaviour. Every face (HTTP, console) calls an
 * operation through its binding.
 */
@NullMarked
package dev.steelyard.admin.binding;

import org.jspecify.annotations.NullMarked;
