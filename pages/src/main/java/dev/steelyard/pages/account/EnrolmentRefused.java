package dev.steelyard.pages.account;

/** The page for a user who needs a link to add the first second factor. */
public record EnrolmentRefused(AccountFrame account) {}
