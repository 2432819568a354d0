package dev.steelyard.admin.link;

import java.time.Duration;

/**
 * Lifetimes of unused invitation, bootstrap and transfer links.
 *
 * @param transfer lifetime of the code by which another reseller takes over an application
 */
public record LinkLifetimes(Duration invitation, Duration bootstrap, Duration transfer) {}
