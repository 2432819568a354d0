@NullMarked
package dev.steelyard.admin.mail;

import org.jspecify.annotations.NullMarked;
