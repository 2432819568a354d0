/**
 * Offers to move an application to another reseller: a code that is handed over out of band, so
 * that no reseller learns of another by it. What a move does is not known here.
 */
@NullMarked
package dev.steelyard.domain.transfer;

import org.jspecify.annotations.NullMarked;
