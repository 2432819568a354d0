/**
 * Commands that call one operation of the management API. Each is a {@link
 * dev.steelyard.cli.verb.Verb} of a {@link dev.steelyard.cli.verb.Noun}: method, path, options and
 * display; one mechanism turns them into commands.
 */
@NullMarked
package dev.steelyard.cli.verb;

import org.jspecify.annotations.NullMarked;
