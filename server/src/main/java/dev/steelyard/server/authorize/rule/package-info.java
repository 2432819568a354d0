/**
 * What an authorization request may say, once it is known whom to answer: one small rule for each
 * reason to refuse, in one ordered table, rule × endpoint. RFC 6749, section 4.1.1; RFC 7636; RFC
 * 8707; RFC 9101; OpenID Connect Core, section 3.1.2. Knows no session, no user and no page.
 */
@NullMarked
package dev.steelyard.server.authorize.rule;

import org.jspecify.annotations.NullMarked;
