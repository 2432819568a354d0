package dev.steelyard.pages.account;

import dev.steelyard.pages.language.TranslationKey;

/** A section of the account, such as Security, with its address under that of the account. */
public enum AccountSection {
    OVERVIEW("", TranslationKey.ACCOUNT_OVERVIEW),
    PROFILE("/profile", TranslationKey.ACCOUNT_PROFILE),
    SECURITY("/security", TranslationKey.ACCOUNT_SECURITY),
    SESSIONS("/sessions", TranslationKey.ACCOUNT_SESSIONS),
    PROGRAMS("/programs", TranslationKey.ACCOUNT_PROGRAMS),
    MEMBERSHIPS("/memberships", TranslationKey.ACCOUNT_MEMBERSHIPS),
    DATA("/data", TranslationKey.ACCOUNT_DATA);

    private final String path;
    private final TranslationKey title;

    AccountSection(String path, TranslationKey title) {
        this.path = path;
        this.title = title;
    }

    /** The path below {@code {issuer}/account}. */
    public String path() {
        return path;
    }

    public TranslationKey title() {
        return title;
    }
}
