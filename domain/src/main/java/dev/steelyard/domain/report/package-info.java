/** What guards report, handed to whoever keeps it. */
@NullMarked
package dev.steelyard.domain.report;

import org.jspecify.annotations.NullMarked;
