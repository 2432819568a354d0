package dev.steelyard.domain.session;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;

/** A client for which a logout notification is due, and its reseller. */
public record WaitingClient(Id<Client> client, Id<Reseller> reseller) {}
