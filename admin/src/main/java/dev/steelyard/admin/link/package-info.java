/**
 * Links of invitations and of accounts: how a link is created, read and used, and who may still
 * invite or help.
 */
@NullMarked
package dev.steelyard.admin.link;

import org.jspecify.annotations.NullMarked;
