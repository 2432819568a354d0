/**
 * The page on which a person says who it is: the standard claims of OpenID Connect Core, section
 * 5.1. For the person alone, in its own login session; knows nothing of clients or consents.
 */
@NullMarked
package dev.steelyard.server.account;

import org.jspecify.annotations.NullMarked;
