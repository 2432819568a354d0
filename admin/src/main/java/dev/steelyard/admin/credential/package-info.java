/**
 * Client secrets, API keys and the secrets of resource servers, and the review of those that end
 * soon or are not used.
 */
@NullMarked
package dev.steelyard.admin.credential;

import org.jspecify.annotations.NullMarked;
