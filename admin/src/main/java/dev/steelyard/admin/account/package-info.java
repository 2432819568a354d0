/** What users change about their own accounts, and how they get back in: passwords and links. */
@NullMarked
package dev.steelyard.admin.account;

import org.jspecify.annotations.NullMarked;
