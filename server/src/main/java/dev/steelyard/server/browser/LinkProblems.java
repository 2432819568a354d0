package dev.steelyard.server.browser;

import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.pages.view.Problem;

/** The problem that a page shows for a link to an account that does not work. */
public final class LinkProblems {
    private LinkProblems() {}

    public static Problem of(AccountLinkState state) {
        return switch (state) {
            case OPEN, UNKNOWN -> Problem.LINK_UNUSABLE;
            case EXPIRED -> Problem.LINK_EXPIRED;
            case USED -> Problem.LINK_USED;
            case ENDED -> Problem.LINK_ENDED;
        };
    }
}
