@NullMarked
package dev.steelyard.http.server;

import org.jspecify.annotations.NullMarked;
