/**
 * What can be set of a client: each setting is declared once. From the list of them follow the
 * management API's bodies and their description, the command line's options, what a file can
 * describe, audit events and columns. What settings may be together is said in {@code manage}.
 */
@NullMarked
package dev.steelyard.domain.client.setting;

import org.jspecify.annotations.NullMarked;
