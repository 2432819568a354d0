ALTER TABLE initial_access_tokens ADD COLUMN token_endpoint_audience BIGINT NOT NULL DEFAULT 0;
