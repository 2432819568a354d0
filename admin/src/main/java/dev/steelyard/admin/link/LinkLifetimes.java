package dev.steelyard.admin.link;

import java.time.Duration;

/**
 * The times after which unused invitation links, setup links and transfer codes expire.
 *
 * @param transfer lifetime of the code by which another reseller takes over an application
 */
public record LinkLifetimes(Duration invitation, Duration bootstrap, Duration transfer) {}
