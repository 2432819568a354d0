package dev.steelyard.domain.signal;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;

/** A stream whose receiver is to be called, and in whose name that listens. */
public record WaitingStream(Id<EventStream> stream, Authority authority) {}
