/**
 * The pages of the account, on which a user sees and changes what belongs to it: one record for
 * each section, in one frame. Knows no store; texts of others are plain strings.
 */
@NullMarked
package dev.steelyard.pages.account;

import org.jspecify.annotations.NullMarked;
