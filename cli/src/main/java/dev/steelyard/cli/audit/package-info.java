/**
 * The commands {@code steelyard audit export} and {@code verify}: the second needs no server and no
 * store.
 */
@NullMarked
package dev.steelyard.cli.audit;

import org.jspecify.annotations.NullMarked;
