package dev.steelyard.pages.account;

import dev.steelyard.pages.view.Form;

/** The page from which a user downloads what is stored of it. */
public record ExportPage(AccountFrame account, Form form) {}
