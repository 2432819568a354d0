package dev.steelyard.domain.session;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;

/** A client to which back-channel logout notifications are yet to be sent, with its reseller. */
public record WaitingClient(Id<Client> client, Id<Reseller> reseller) {}
