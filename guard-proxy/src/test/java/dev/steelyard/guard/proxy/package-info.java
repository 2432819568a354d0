/** The decision service behind the proxies that it is for, and asked as these ask. */
@NullMarked
package dev.steelyard.guard.proxy;

import org.jspecify.annotations.NullMarked;
