/** Which URIs may be registered. */
@NullMarked
package dev.steelyard.admin.uri;

import org.jspecify.annotations.NullMarked;
