/** Login sessions of users at the authorization server. */
@NullMarked
package dev.steelyard.domain.session;

import org.jspecify.annotations.NullMarked;
