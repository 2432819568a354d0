/**
 * Event streams of the Shared Signals Framework: operations of receivers on their own streams (SSF
 * 1.0, section 8.1), and operations of staff.
 */
@NullMarked
package dev.steelyard.admin.signal;

import org.jspecify.annotations.NullMarked;
