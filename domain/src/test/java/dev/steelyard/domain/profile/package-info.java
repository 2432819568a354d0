@NullMarked
package dev.steelyard.domain.profile;

import org.jspecify.annotations.NullMarked;
