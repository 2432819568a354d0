/** Client secrets and API keys, the secrets of resource servers, and the review of all of them. */
@NullMarked
package dev.steelyard.operations.credential;

import org.jspecify.annotations.NullMarked;
