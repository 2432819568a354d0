/**
 * The command line of the management API as a separate program: {@link dev.steelyard.cli.Main}, and
 * the commands about the caller's login and about help. Calls {@code /api/v1} and the issuer over
 * HTTP; depends on no server and no store.
 */
@NullMarked
package dev.steelyard.cli;

import org.jspecify.annotations.NullMarked;
