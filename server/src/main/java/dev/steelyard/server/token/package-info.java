/**
 * The token endpoint (RFC 6749, section 3.2) as a numbered pipeline; a grant a file. Nobody reaches
 * into it but a grant that lives beside an endpoint of its own.
 */
@NullMarked
package dev.steelyard.server.token;

import org.jspecify.annotations.NullMarked;
