/**
 * Devices without a browser (RFC 8628): the device authorization endpoint, the page on which a user
 * enters the code, and the grant by which the device fetches its tokens. Login and consent are
 * those of the authorization endpoint, to which the page leads.
 */
@NullMarked
package dev.steelyard.server.device;

import org.jspecify.annotations.NullMarked;
