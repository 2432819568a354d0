/**
 * What each page shows, one record a page, made by the caller from what it has already checked. A
 * view holds words and names, never HTML, and nothing here decides who may do what.
 */
@NullMarked
package dev.steelyard.pages.view;

import org.jspecify.annotations.NullMarked;
