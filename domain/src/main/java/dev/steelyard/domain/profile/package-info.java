/**
 * Claims about a user: the standard claims of OpenID Connect Core (section 5.1), the scopes that
 * request them (5.4), single requested claims (5.5), and the profile that the user writes. Only the
 * user reads or writes a profile (rule 9): no management operation knows it. Knows nothing of JSON.
 */
@NullMarked
package dev.steelyard.domain.profile;

import org.jspecify.annotations.NullMarked;
