-- What a search looks through, as the program normalises it; V12 fills it for what is there.
ALTER TABLE resellers ADD COLUMN searched ${text} NOT NULL DEFAULT '';
ALTER TABLE applications ADD COLUMN searched ${text} NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN searched ${text} NOT NULL DEFAULT '';
ALTER TABLE clients ADD COLUMN searched ${text} NOT NULL DEFAULT '';

-- So that the list of all clients that one reseller has reads no more.
CREATE INDEX clients_of_reseller ON clients (reseller_id, id);
