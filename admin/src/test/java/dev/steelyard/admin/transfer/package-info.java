/** Applications that move to another reseller, on a real store. */
@NullMarked
package dev.steelyard.admin.transfer;

import org.jspecify.annotations.NullMarked;
