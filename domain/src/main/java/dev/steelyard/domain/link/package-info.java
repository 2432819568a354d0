/**
 * Links that are handed over out of band: invitations into an application or to staff, the link of
 * the first operator, links that change a user's account, and offers to transfer an application to
 * another reseller. A reseller learns of no other reseller by them.
 */
@NullMarked
package dev.steelyard.domain.link;

import org.jspecify.annotations.NullMarked;
