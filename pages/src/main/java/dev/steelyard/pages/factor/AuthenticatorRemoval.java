package dev.steelyard.pages.factor;

import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.view.Form;

/** The question whether to remove the authenticator app. */
public record AuthenticatorRemoval(AccountFrame account, Form form) {}
