-- x5t_s256: the thumbprint of the certificate that their owner has to show; null: none.
ALTER TABLE refresh_families ADD COLUMN x5t_s256 ${text};

ALTER TABLE clients ADD COLUMN tls_client_certificate_bound_access_tokens BIGINT NOT NULL DEFAULT 0;
ALTER TABLE clients ADD COLUMN tls_client_auth_subject_dn ${text};
ALTER TABLE clients ADD COLUMN tls_client_auth_san_dns ${text};
ALTER TABLE clients ADD COLUMN tls_client_auth_san_uri ${text};
ALTER TABLE clients ADD COLUMN tls_client_auth_san_ip ${text};
ALTER TABLE clients ADD COLUMN tls_client_auth_san_email ${text};
