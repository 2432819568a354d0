/** Clients with a column for each setting, their credentials, and dynamic client registration. */
@NullMarked
package dev.steelyard.store.sql.client;

import org.jspecify.annotations.NullMarked;
