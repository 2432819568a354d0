package dev.steelyard.admin.explanation;

/**
 * States which details an explanation of a refused request shows to the caller: the user, the
 * membership, the application's roles.
 *
 * @param user the user that the client acted for
 * @param member whether the user is a member of the application; if not, the caller learns only
 *     that
 * @param roles the roles of the application
 */
record Disclosure(boolean user, boolean member, boolean roles) {}
