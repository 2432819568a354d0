/**
 * Descriptions of operations and of nouns, their groups: method and path, permission, body, answer,
 * command. The behaviour is bound elsewhere.
 */
@NullMarked
package dev.steelyard.operations.model;

import org.jspecify.annotations.NullMarked;
