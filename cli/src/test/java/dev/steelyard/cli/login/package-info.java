/** What the command line takes from a browser and the issuer, and keeps. */
@NullMarked
package dev.steelyard.cli.login;

import org.jspecify.annotations.NullMarked;
