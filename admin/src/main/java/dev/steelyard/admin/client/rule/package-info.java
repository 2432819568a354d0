/**
 * Rules that each client of an application keeps, however it is created or updated: authentication
 * methods, request objects, security profiles and sectors.
 */
@NullMarked
package dev.steelyard.admin.client.rule;

import org.jspecify.annotations.NullMarked;
