/**
 * Names in place of ids: which list of the API holds a thing ({@link
 * dev.steelyard.cli.reference.NamedLists}, read from the nouns), the id of a name that a user gave,
 * and the names of ids that a table shows.
 */
@NullMarked
package dev.steelyard.cli.reference;

import org.jspecify.annotations.NullMarked;
