/** Tests of changes of an address. */
@NullMarked
package dev.steelyard.admin.address;

import org.jspecify.annotations.NullMarked;
