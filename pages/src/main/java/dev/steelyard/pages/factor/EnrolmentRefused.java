package dev.steelyard.pages.factor;

import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.view.Form;
import org.jspecify.annotations.Nullable;

/**
 * The page for a user who needs a link to add the first second factor.
 *
 * @param mail the form that mails the link; null: an operator makes it
 */
public record EnrolmentRefused(AccountFrame account, @Nullable Form mail) {}
