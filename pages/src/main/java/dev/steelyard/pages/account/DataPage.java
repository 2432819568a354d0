package dev.steelyard.pages.account;

import dev.steelyard.pages.view.Form;

/**
 * The section about what is stored of the user: its export, and the deletion of the account.
 *
 * @param export the path of the page for the export
 * @param delete the path of the page that asks about the deletion
 * @param keep takes back a deletion that waits
 * @param kept whether that was just done
 */
public record DataPage(
        AccountFrame account, String export, String delete, Form keep, boolean kept) {}
