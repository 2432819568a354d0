package dev.steelyard.admin.explanation;

/**
 * The details of a refused request that its explanation may show to the caller, such as the user
 * and the application's roles.
 *
 * @param user the user that the client acted for
 * @param member whether the user is a member of the application; if not, the caller learns only
 *     that
 * @param roles the roles of the application
 */
record Disclosure(boolean user, boolean member, boolean roles) {}
