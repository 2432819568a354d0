@NullMarked
package dev.steelyard.http.connection;

import org.jspecify.annotations.NullMarked;
