@NullMarked
package dev.steelyard.http.source;

import org.jspecify.annotations.NullMarked;
