/**
 * Fixtures that the tests of several modules share. Needs the JDK only, so that the tests of the
 * guard can use them too; what a fixture needs beyond that is an optional dependency.
 */
@NullMarked
package dev.steelyard.testkit;

import org.jspecify.annotations.NullMarked;
