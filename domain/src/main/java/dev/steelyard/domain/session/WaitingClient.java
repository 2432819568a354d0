package dev.steelyard.domain.session;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;

/** A client with a due delivery, and its reseller. */
public record WaitingClient(Id<Client> client, Id<Reseller> reseller) {}
