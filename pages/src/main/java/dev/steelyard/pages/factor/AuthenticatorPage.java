package dev.steelyard.pages.factor;

import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.view.Form;

/**
 * The page on which a user sets up an authenticator app. Sends {@link #SECRET} and {@link #CODE}.
 *
 * @param image the QR code that the app reads
 * @param typed the secret, as a user types it who can't scan
 * @param carried the value of {@link #SECRET}: the secret, encrypted
 * @param next the value of {@link #CONTINUE}: the request that waits for the factor; empty: none
 * @param wrong whether the last code was wrong
 */
public record AuthenticatorPage(
        AccountFrame account,
        QrImage image,
        String typed,
        String carried,
        String next,
        boolean wrong,
        Form form) {
    public static final String SECRET = "secret";
    public static final String CODE = "code";
    public static final String CONTINUE = "continue";

    /** In groups of four, to read aloud and to compare. */
    public String grouped() {
        return typed.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return "AuthenticatorPage[…]";
    }
}
