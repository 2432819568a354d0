/**
 * What a user allowed a client, recorded per user and client (OpenID Connect Core, section
 * 3.1.2.4).
 */
@NullMarked
package dev.steelyard.domain.consent;

import org.jspecify.annotations.NullMarked;
