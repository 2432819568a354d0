/** Resellers, their applications, invitations into them, and their transfers to other resellers. */
@NullMarked
package dev.steelyard.store.sql.application;

import org.jspecify.annotations.NullMarked;
