package dev.steelyard.admin.link;

import java.time.Duration;

/**
 * How long links last that nobody has used yet.
 *
 * @param transfer of the code by which another reseller takes over an application
 */
public record LinkLifetimes(Duration invitation, Duration bootstrap, Duration transfer) {}
