-- request_uris: words.
ALTER TABLE clients ADD COLUMN request_object_signing_alg ${text};
ALTER TABLE clients ADD COLUMN require_signed_request_object BIGINT NOT NULL DEFAULT 0;
ALTER TABLE clients ADD COLUMN request_uris ${text} NOT NULL DEFAULT '';
