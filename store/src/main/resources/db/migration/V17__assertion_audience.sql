-- Whether the aud of a client's assertions may be the address of the token endpoint.
ALTER TABLE clients ADD COLUMN token_endpoint_audience BIGINT NOT NULL DEFAULT 0;
