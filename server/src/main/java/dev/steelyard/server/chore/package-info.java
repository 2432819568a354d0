/** The work that a node does by itself, asked by nobody: when it runs, and that it goes on. */
@NullMarked
package dev.steelyard.server.chore;

import org.jspecify.annotations.NullMarked;
