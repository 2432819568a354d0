/**
 * Consent, a step of the authorization endpoint: asks the user what a client may do for it, records
 * the decision and returns (OpenID Connect Core, sections 3.1.2.4 and 11; rule 7). Knows nothing of
 * login.
 */
@NullMarked
package dev.steelyard.server.consent;

import org.jspecify.annotations.NullMarked;
