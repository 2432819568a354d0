@NullMarked
package dev.steelyard.server.http;

import org.jspecify.annotations.NullMarked;
