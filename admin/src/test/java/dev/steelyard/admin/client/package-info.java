/** Hosts in what clients register. */
@NullMarked
package dev.steelyard.admin.client;

import org.jspecify.annotations.NullMarked;
