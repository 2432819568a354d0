/** Clients of applications, clients of the management API, and the settings of clients. */
@NullMarked
package dev.steelyard.operations.client;

import org.jspecify.annotations.NullMarked;
