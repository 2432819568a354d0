/** Contacts of resellers and applications, on a real store. */
@NullMarked
package dev.steelyard.admin.tenant;

import org.jspecify.annotations.NullMarked;
