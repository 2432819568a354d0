/**
 * Where a request comes from: addresses, the proxies that are believed (RFC 7239), and the networks
 * by which limits count a sender.
 */
@NullMarked
package dev.steelyard.http.source;

import org.jspecify.annotations.NullMarked;
