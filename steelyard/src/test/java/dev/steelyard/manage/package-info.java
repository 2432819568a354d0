/**
 * Management as its users meet it: the whole server over HTTP on real databases, with management
 * tokens from its own token endpoint.
 */
@NullMarked
package dev.steelyard.manage;

import org.jspecify.annotations.NullMarked;
