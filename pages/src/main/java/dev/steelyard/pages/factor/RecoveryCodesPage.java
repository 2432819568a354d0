package dev.steelyard.pages.factor;

import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.view.Form;

/**
 * The question whether to make new recovery codes.
 *
 * @param had whether the user has unused ones, which end
 */
public record RecoveryCodesPage(AccountFrame account, boolean had, Form form) {}
