/**
 * Rules on the parameters of an authorization request, for every client: a class for each reason to
 * refuse. RFC 6749, section 4.1.1; RFC 7636; RFC 8707; OpenID Connect Core, section 3.1.2. {@link
 * dev.steelyard.server.authorize.request.Rules} is the ordered list.
 */
@NullMarked
package dev.steelyard.server.authorize.rule;

import org.jspecify.annotations.NullMarked;
