/**
 * AuthZEN's Authorization API 1.0: a policy enforcement point that has authenticated a subject
 * itself asks what the subject may do. This package maps AuthZEN's terms to principals and
 * operations; the guard decides.
 */
@NullMarked
package dev.steelyard.guard.proxy.evaluation;

import org.jspecify.annotations.NullMarked;
