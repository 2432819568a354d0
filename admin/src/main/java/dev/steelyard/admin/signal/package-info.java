/**
 * Event streams of the Shared Signals Framework: what receivers do with their own (SSF 1.0, section
 * 8.1), and what staff sees of them.
 */
@NullMarked
package dev.steelyard.admin.signal;

import org.jspecify.annotations.NullMarked;
