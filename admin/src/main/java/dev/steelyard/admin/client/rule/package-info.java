/**
 * Rules for every client of an application, however it is created or updated: authentication
 * methods, request objects, security profiles and sectors.
 */
@NullMarked
package dev.steelyard.admin.client.rule;

import org.jspecify.annotations.NullMarked;
