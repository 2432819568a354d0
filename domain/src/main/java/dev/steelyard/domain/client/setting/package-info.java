/**
 * Client settings: each is declared once. The list of them determines the management API's bodies
 * and their description, the command line's options, the members of files, audit events and
 * columns. The admin module checks which settings can be combined.
 */
@NullMarked
package dev.steelyard.domain.client.setting;

import org.jspecify.annotations.NullMarked;
