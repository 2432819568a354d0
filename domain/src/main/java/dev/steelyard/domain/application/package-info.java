/** Applications: one customer's tenant, its owner, its expiry and its status. */
@NullMarked
package dev.steelyard.domain.application;

import org.jspecify.annotations.NullMarked;
