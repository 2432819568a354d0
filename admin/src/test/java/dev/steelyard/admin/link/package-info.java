/** Who may invite. */
@NullMarked
package dev.steelyard.admin.link;

import org.jspecify.annotations.NullMarked;
