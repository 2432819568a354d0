/**
 * Client secrets, API keys and the secrets of resource servers, and the review of those that expire
 * soon or are not used.
 */
@NullMarked
package dev.steelyard.admin.credential;

import org.jspecify.annotations.NullMarked;
