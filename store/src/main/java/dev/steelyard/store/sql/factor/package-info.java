/** The SQL of factors that prove a user: passkeys and their answered challenges. */
@NullMarked
package dev.steelyard.store.sql.factor;

import org.jspecify.annotations.NullMarked;
