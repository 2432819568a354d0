-- What an act changed is kept as JSON, as it was hashed; noun is that of the subject. Whole says that
-- the event was written by a version that tells differences: of those before, none can be concluded.
ALTER TABLE audit_events ADD COLUMN noun ${text};
ALTER TABLE audit_events ADD COLUMN application_id ${text};
ALTER TABLE audit_events ADD COLUMN client_id ${text};
ALTER TABLE audit_events ADD COLUMN session_id ${text};
ALTER TABLE audit_events ADD COLUMN facts_before ${text};
ALTER TABLE audit_events ADD COLUMN facts_after ${text};
ALTER TABLE audit_events ADD COLUMN whole BIGINT NOT NULL DEFAULT 0;
UPDATE audit_events
    SET noun = substr(subject, 1,
        length(subject) - length(ltrim(subject, 'abcdefghijklmnopqrstuvwxyz_')));

-- The log is read from its end: by what a reader looks for, then by id.
CREATE INDEX audit_events_by_actor ON audit_events (actor, id);
CREATE INDEX audit_events_by_subject ON audit_events (subject, id);
CREATE INDEX audit_events_by_request ON audit_events (request, id);
CREATE INDEX audit_events_of_application ON audit_events (application_id, id);
CREATE INDEX audit_events_of_application_by_noun ON audit_events (application_id, noun, id);
CREATE INDEX audit_events_by_action ON audit_events (action, id);
CREATE INDEX audit_events_by_noun ON audit_events (noun, id);
CREATE INDEX audit_events_of_reseller_by_action ON audit_events (reseller_id, action, id);
CREATE INDEX audit_events_of_reseller_by_noun ON audit_events (reseller_id, noun, id);
CREATE INDEX audit_events_not_whole ON audit_events (at) WHERE whole = 0;
