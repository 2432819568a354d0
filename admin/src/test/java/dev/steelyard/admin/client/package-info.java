/** Clients on a real store, and hosts in what they register. */
@NullMarked
package dev.steelyard.admin.client;

import org.jspecify.annotations.NullMarked;
