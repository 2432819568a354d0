package dev.steelyard.admin.explanation;

/**
 * The parts of a refusal's explanation that a caller may see.
 *
 * @param user the user that the client acted for
 * @param member whether the user is a member of the application; if not, the caller learns only
 *     that
 * @param roles the roles of the application
 */
record Disclosure(boolean user, boolean member, boolean roles) {}
