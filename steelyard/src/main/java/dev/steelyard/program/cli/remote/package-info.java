/**
 * The commands that ask {@code /api/v1}. Each is a {@link dev.steelyard.program.cli.remote.Verb} of
 * a {@link dev.steelyard.program.cli.remote.Noun}: a description of method, path, options and what
 * is shown, and one mechanism that makes commands of them. Knows no store and no domain rule: what
 * may be done is the server's to say.
 */
@NullMarked
package dev.steelyard.program.cli.remote;

import org.jspecify.annotations.NullMarked;
