/** Hand-over links: invitations into an application and the link of the first operator. */
@NullMarked
package dev.steelyard.domain.invitation;

import org.jspecify.annotations.NullMarked;
