/**
 * Login by password or passkey, with the second factor, as a step of the authorization endpoint or
 * of a page of this server: begins a session and returns. One answer for an unknown address, a
 * wrong password and a disabled user, in the same time (OWASP Authentication Cheat Sheet; OpenID
 * Connect Core, section 3.1.2.3). Knows nothing of consent.
 */
@NullMarked
package dev.steelyard.server.login;

import org.jspecify.annotations.NullMarked;
