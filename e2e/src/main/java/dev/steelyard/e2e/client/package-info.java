/**
 * The code that an integrator would write: the client's side of OAuth and OpenID Connect (with a
 * library where there is something to verify), of the guarded API and of the management API. Knows
 * nothing of steps but {@link dev.steelyard.e2e.step.Mismatch}.
 */
@NullMarked
package dev.steelyard.e2e.client;

import org.jspecify.annotations.NullMarked;
