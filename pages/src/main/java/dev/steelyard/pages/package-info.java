/**
 * Every browser page of the authorization server, as HTML: {@link dev.steelyard.pages.Pages} turns
 * a view record into a string, {@link dev.steelyard.pages.SecurityHeaders} are its headers (Content
 * Security Policy Level 3, Fetch, Referrer Policy).
 *
 * <p>Knows nothing of HTTP servers, domain or protocol: callers pass names and labels unescaped,
 * and only this module escapes them. No script, no inline style, no request to another host, so
 * that the policy can be {@code default-src 'none'}.
 */
@NullMarked
package dev.steelyard.pages;

import org.jspecify.annotations.NullMarked;
