@NullMarked
package dev.steelyard.domain.session;

import org.jspecify.annotations.NullMarked;
