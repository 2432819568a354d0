/**
 * What can be told about a person: the standard claims of OpenID Connect Core (5.1), the scopes
 * that stand for them (5.4), and which of them a request named itself (5.5). Knows nothing of JSON,
 * nor of where the values come from.
 */
@NullMarked
package dev.steelyard.domain.claim;

import org.jspecify.annotations.NullMarked;
