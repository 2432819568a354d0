package dev.steelyard.admin.explanation;

/**
 * What a caller may learn of a refusal.
 *
 * @param user the user that the client acted for
 * @param member the user is a member of the application; else that is all that is said of it
 * @param roles the roles of the application
 */
record Disclosure(boolean user, boolean member, boolean roles) {}
