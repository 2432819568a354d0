/** Every management operation once: the acting authority comes first, a sealed outcome answers. */
@NullMarked
package dev.steelyard.domain.manage;

import org.jspecify.annotations.NullMarked;
