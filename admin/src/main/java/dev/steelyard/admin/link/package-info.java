/** Links of invitations: how a link is created and used, and who may still invite. */
@NullMarked
package dev.steelyard.admin.link;

import org.jspecify.annotations.NullMarked;
