/**
 * Devices without a browser (RFC 8628): the endpoint at which they ask, the page on which a person
 * enters their code, and the grant by which they fetch what was allowed. Login and consent are
 * those of the authorization endpoint, to which the page leads.
 */
@NullMarked
package dev.steelyard.server.device;

import org.jspecify.annotations.NullMarked;
