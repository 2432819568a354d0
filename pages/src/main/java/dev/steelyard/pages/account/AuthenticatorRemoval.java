package dev.steelyard.pages.account;

import dev.steelyard.pages.view.Form;

/** The question whether to remove the authenticator app. */
public record AuthenticatorRemoval(AccountFrame account, Form form) {}
