/**
 * The guard as a small server that proxies ask about each request before they forward it: nginx
 * ({@code auth_request}), Caddy ({@code forward_auth}), Traefik (ForwardAuth) and Envoy ({@code
 * ext_authz} over HTTP). Knows the request to the proxy, and nothing of the API behind it.
 */
@NullMarked
package dev.steelyard.guard.proxy;

import org.jspecify.annotations.NullMarked;
