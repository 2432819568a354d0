/**
 * AuthZEN's Authorization API 1.0: whoever enforces access, and has authenticated a subject by
 * itself, asks what that may do. Its words are mapped to principals and operations here, and
 * decided on by the guard.
 */
@NullMarked
package dev.steelyard.guard.proxy.evaluation;

import org.jspecify.annotations.NullMarked;
