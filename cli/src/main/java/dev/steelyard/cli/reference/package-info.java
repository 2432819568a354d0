/**
 * Names in place of ids: the API's list for each kind of resource ({@link
 * dev.steelyard.cli.reference.NamedLists}, from the nouns), the id for a name, and the names for
 * ids in a table.
 */
@NullMarked
package dev.steelyard.cli.reference;

import org.jspecify.annotations.NullMarked;
