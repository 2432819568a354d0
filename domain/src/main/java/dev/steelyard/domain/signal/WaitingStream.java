package dev.steelyard.domain.signal;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;

/** An event stream with security events that are yet to be pushed to its receiver. */
public record WaitingStream(Id<EventStream> stream, Authority authority) {}
