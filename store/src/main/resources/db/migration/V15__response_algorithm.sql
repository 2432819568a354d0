-- What authorization responses are signed with, where a request asks for a JWT (JARM, section 3).
ALTER TABLE clients ADD COLUMN authorization_signed_response_alg ${text} NOT NULL DEFAULT 'RS256';
