/** Fixtures for tests that see the domain: builders of its records, and a quick password hasher. */
@NullMarked
package dev.steelyard.testkit.domain;

import org.jspecify.annotations.NullMarked;
