package dev.steelyard.domain.session;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;

/** A client for whom something is due, and whose reseller's it is. */
public record WaitingClient(Id<Client> client, Id<Reseller> reseller) {}
