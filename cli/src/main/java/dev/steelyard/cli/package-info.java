/**
 * The command line of the management API as a program of its own: {@link dev.steelyard.cli.Main},
 * and the commands about the caller's login and about help. Asks {@code /api/v1} and the issuer
 * over HTTP; sees no server and no store.
 */
@NullMarked
package dev.steelyard.cli;

import org.jspecify.annotations.NullMarked;
