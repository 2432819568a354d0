-- jkt: the thumbprint of the key by which their owner has to prove DPoP; null: of any.
ALTER TABLE codes ADD COLUMN jkt ${text};
ALTER TABLE refresh_families ADD COLUMN jkt ${text};

ALTER TABLE clients ADD COLUMN dpop_bound_access_tokens BIGINT NOT NULL DEFAULT 0;
ALTER TABLE clients ADD COLUMN userinfo_signed_response_alg ${text};
