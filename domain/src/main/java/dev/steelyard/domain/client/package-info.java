/** OIDC clients: one integration's credential set, linked to one application for its whole life. */
@NullMarked
package dev.steelyard.domain.client;

import org.jspecify.annotations.NullMarked;
