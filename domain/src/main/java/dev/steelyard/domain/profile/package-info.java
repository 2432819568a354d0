/**
 * What a person says of itself, for whom it consents to tell: the standard claims of OpenID Connect
 * Core (section 5.1) beside name and address of mail. Nobody else reads or writes it (rule 9): no
 * operation of {@code manage} knows of it.
 */
@NullMarked
package dev.steelyard.domain.profile;

import org.jspecify.annotations.NullMarked;
