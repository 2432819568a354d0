package dev.steelyard.pages.factor;

import dev.steelyard.pages.account.AccountFrame;

/** The page for a user who needs a link to add the first second factor. */
public record EnrolmentRefused(AccountFrame account) {}
