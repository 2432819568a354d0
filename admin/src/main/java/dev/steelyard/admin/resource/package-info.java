/** Resource servers, their operations and permissions, and the guards that report. */
@NullMarked
package dev.steelyard.admin.resource;

import org.jspecify.annotations.NullMarked;
