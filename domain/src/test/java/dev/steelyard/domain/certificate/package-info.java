/** How names in certificates are read and compared. */
@NullMarked
package dev.steelyard.domain.certificate;

import org.jspecify.annotations.NullMarked;
