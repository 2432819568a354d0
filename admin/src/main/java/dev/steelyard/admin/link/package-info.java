/**
 * Links that are handed over: the invitation behind a link, who may still invite, and how a link is
 * made and used.
 */
@NullMarked
package dev.steelyard.admin.link;

import org.jspecify.annotations.NullMarked;
