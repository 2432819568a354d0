/** Applications: one customer's tenant, its owner, its term and its standing. */
@NullMarked
package dev.steelyard.domain.application;

import org.jspecify.annotations.NullMarked;
