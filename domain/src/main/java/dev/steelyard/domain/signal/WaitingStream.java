package dev.steelyard.domain.signal;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;

/** An event stream with due push deliveries, and its receiver's authority. */
public record WaitingStream(Id<EventStream> stream, Authority authority) {}
