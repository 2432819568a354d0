/**
 * The routes of the weighing API. Each is reached only when the guard has allowed its operation, so
 * none asks for permissions; each works in the application of the call and in no other.
 */
@NullMarked
package dev.steelyard.demo.weighing;

import org.jspecify.annotations.NullMarked;
