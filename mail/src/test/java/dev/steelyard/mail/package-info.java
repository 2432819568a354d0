@NullMarked
package dev.steelyard.mail;

import org.jspecify.annotations.NullMarked;
