/**
 * The contents of the pages, one record a page, built by the caller from checked data. A view holds
 * texts and names, no HTML, and decides no permission.
 */
@NullMarked
package dev.steelyard.pages.view;

import org.jspecify.annotations.NullMarked;
