/** Clients with a column a setting, their credentials, and how clients register themselves. */
@NullMarked
package dev.steelyard.store.sql.client;

import org.jspecify.annotations.NullMarked;
