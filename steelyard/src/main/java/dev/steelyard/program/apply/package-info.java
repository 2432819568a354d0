/**
 * {@code steelyard plan}, {@code apply}, {@code drift} and {@code dump}: what a file describes,
 * held against what the server has, and brought about by {@code /api/v1}. A description is read
 * whole (Reading), its things are found at the server (Matching), what differs becomes changes
 * (Planner), which are carried out in an order that works (Carrier). All of it goes by the table in
 * {@code kind}. Reads strictly, changes nothing that the file doesn't say, ends only when told to.
 * Knows no store and no domain rule: the server refuses what can't be.
 */
@NullMarked
package dev.steelyard.program.apply;

import org.jspecify.annotations.NullMarked;
