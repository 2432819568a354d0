package dev.steelyard.server.authorize.source;

/**
 * A request as a browser carries it through login and consent, as queries.
 *
 * @param asSomebodyElse the same request, for whoever wants to log in as somebody else
 * @param isNew whether the browser does not have it in this form yet
 */
public record Carried(String query, String asSomebodyElse, boolean isNew) {}
