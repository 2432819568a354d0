package dev.steelyard.pages.account;

import dev.steelyard.pages.language.Moment;
import dev.steelyard.pages.view.Form;

/**
 * Tells a user who made the link by which its password was set, until the user has seen it.
 *
 * @param maker the name of the staff member
 * @param at when the password was set
 * @param seen the form that ends the notice
 */
public record ResetNotice(String maker, Moment at, Form seen) {}
