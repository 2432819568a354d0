/** Every setting, in the typed records and outside of them. */
@NullMarked
package dev.steelyard.domain.client.setting;

import org.jspecify.annotations.NullMarked;
